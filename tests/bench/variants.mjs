// Holds the answers of `habitus-cli bench` to questions that were never asked before (lines W2a~ … W6~) against DuckDB.
// usage: node variants.mjs PEERS DUCK_DB RESULT_TSV   PEERS: the folder with node_modules/@duckdb/node-api; DUCK_DB: made by its W1
// (table ev). Prints a line for each workload; exit 1 when an answer differs. The variants are those of app/verbs/bench_variants.cpp.
import fs from 'fs';
import { createRequire } from 'module';
import path from 'path';

const [, , peers, file, result] = process.argv;
const { DuckDBInstance } = createRequire(path.resolve(peers, 'x.js'))('@duckdb/node-api');
const db = await (await DuckDBInstance.create(file, { threads: '2', access_mode: 'READ_ONLY' })).connect();
await db.run("SET TimeZone='UTC'");
const row = async sql => (await db.runAndReadAll(sql)).getRowsJson()[0];

const names = ['view_item', 'search', 'add_to_cart', 'view_home', 'begin_checkout', 'purchase', 'view_reviews', 'login', 'view_category', 'ad_click',
  'filter_results', 'view_cart'];
const picked = (r, n) => Array.from({ length: n }, (_, i) => names[(r + i * 5) % names.length]);
const text = list => list.map(x => `'${x}'`).join(',');
const day = 86400000;

async function funnel(r, n) {  // the latest start that has reached each step, carried along the person's events
  const steps = picked(r, n), window = r * day + day / 2;
  let sql = `with c0 as (select actor_id a, epoch_ms(ts) t, event e, case when event = '${steps[0]}' then epoch_ms(ts) end s0 from ev where event in (${text(steps)}))`;
  for (let k = 1; k < n; ++k)
    sql += `, b${k} as (select *, max(s${k - 1}) over (partition by a order by t rows between unbounded preceding and 1 preceding) as b${k} from c${k - 1}),
      c${k} as (select *, case when e = '${steps[k]}' and t - b${k} <= ${window} then b${k} end s${k} from b${k})`;
  const depth = steps.map((_, k) => `when max(s${k}) is not null then ${k + 1}`).reverse().join(' ');
  sql += `, p as (select a, case ${depth} else 0 end d, arg_min(t - s${n - 1}, t) filter (where s${n - 1} is not null) took from c${n - 1} group by a)
    select ${steps.map((_, k) => `count(*) filter (where d >= ${k + 1})`)}, median(took) from p`;
  return (await row(sql)).join(' ');
}
async function retention(r) {
  const origin = 1736121600000 + r * day;
  return (await row(`with w as (select distinct actor_id a, floor((epoch_ms(ts) - ${origin}) / 604800000.0)::int w from ev),
    f as (select a, min(w) c from w group by a), n as (select c, w - c o, count(*) n from w join f using (a) group by 1, 2)
    select count(*), sum(n), sum(n * n), sum(n * o) from n`)).join(' ');
}
async function sessions(r) {
  const gap = (10 + 7 * r) * 60000;
  const cut = `g as (select actor_id a, epoch_ms(ts) t, event e, lag(epoch_ms(ts)) over p pt, lag(event) over p pe from ev window p as (partition by actor_id order by ts)),
    s as (select *, sum(case when pt is null or t - pt > ${gap} then 1 else 0 end) over (partition by a order by t rows unbounded preceding) n from g)`;
  const of = await row(`with ${cut}, d as (select max(t) - min(t) d, count(*) k from s group by a, n) select count(*), avg(d), median(d), count(*) filter (where k = 1) from d`);
  const pairs = await row(`with ${cut}, k as (select count(*) n from s where pt is not null and t - pt <= ${gap} group by pe, e) select count(*), sum(n), sum(n * n) from k`);
  return `${of.join(' ')} | ${pairs.join(' ')}`;
}
async function features(r) {
  const cut = 1749081600000 - r * 5 * day, list = text(picked(r, 10));
  const within = d => `count(*) filter (where e in (${list}) and t >= ${cut} - ${d * day})`;
  return (await row(`with x as (select actor_id a, epoch_ms(ts) t, event e, amount m from ev where epoch_ms(ts) < ${cut}),
    h as (select a, -sum(n / t.total * ln(n / t.total)) h from (select a, e, count(*)::double n from x group by a, e) join (select a, count(*)::double total from x group by a) t using (a) group by a),
    f as (select a, (${cut} - max(t)) / ${day}.0 r, count(*) n, coalesce(sum(m), 0) m, ${within(7)} w7, ${within(30)} w30, ${within(90)} w90,
      sum(exp(-ln(2) * (${cut} - t) / ${day}.0 / 14)) d, count(distinct t // ${day}) dates from x group by a)
    select count(*), sum(r), sum(n), sum(m), sum(w7), sum(w30), sum(w90), sum(d), sum(dates), sum(h) from f join h using (a)`)).join(' ');
}
async function breakdown(r) {
  const channel = ['web', 'android', 'ios', 'email', 'partner'][r % 5];
  return (await row(`with g as (select ts::date d, event, country, count(*) n, count(distinct actor_id) u from ev where channel = '${channel}' group by all)
    select count(*), sum(n), sum(u), sum(n * u) from g`)).join(' ');
}

const ask = { 'W2a~': r => funnel(r, 4), 'W2b~': r => funnel(r, 6), 'W3~': retention, 'W4~': sessions, 'W5~': features, 'W6~': breakdown };
const same = (a, b) => a === b || Math.abs(+a - +b) <= 5e-9 * Math.max(1, Math.abs(+b)) || Math.abs(+a - +b) <= 0.0051 && a.includes('.');
let wrong = 0;
for (const line of fs.readFileSync(result, 'utf8').split('\n')) {
  const cells = line.split('\t');
  if (!ask[cells[0]]) continue;
  const answers = cells[cells.length - 1].split(' ; ');
  let agree = 0;
  for (let i = 0; i < answers.length; ++i) {
    const ours = answers[i].split(' '), theirs = (await ask[cells[0]](i + 1)).split(' ');
    if (ours.length === theirs.length && ours.every((x, k) => same(x, theirs[k]))) ++agree;
    else console.log(`${cells[0]} variant ${i + 1}: ours ${answers[i]}, DuckDB ${theirs.join(' ')}`);
  }
  console.log(`${cells[0]}\t${agree} of ${answers.length} variants agree`);
  wrong += answers.length - agree;
}
process.exit(wrong ? 1 : 0);
