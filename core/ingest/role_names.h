#pragma once
#include <algorithm>
#include <string>
#include <string_view>
#include <vector>

/// What people call the columns of event logs: the words the wizard goes by.
namespace habitus::ingest {

using Names = std::vector<std::string>;

/// Lower case, letters and digits only: "case:concept:name" → "caseconceptname".
inline std::string plain(std::string_view name) {
  std::string out;
  for (const char c : name)
    if (c >= 'A' && c <= 'Z')
      out += static_cast<char>(c + 32);
    else if ((c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') || (c & 0x80))
      out += c;
  return out;
}

inline bool among(const std::string& name, const Names& names) {
  return std::find(names.begin(), names.end(), name) != names.end();
}
inline bool holds(const std::string& name, const Names& parts) {
  return std::any_of(parts.begin(), parts.end(),
                     [&](const auto& p) { return name.find(p) != std::string::npos; });
}

// Names people give to a role, the surest first. One of the first list beats any of the second.
inline const Names kActorSure{"actorid",      "actor",           "userid",     "user",
                              "customerid",   "customer",        "distinctid", "propertiesdistinctid",
                              "caseid",       "caseconceptname", "clientid",   "client",
                              "visitorid",    "visitor",         "patientid",  "patient",
                              "personid",     "person",          "memberid",   "member",
                              "playerid",     "player",          "accountid",  "account",
                              "subscriberid", "studentid",       "student",    "entityid",
                              "userpseudoid", "anonymousid",     "subjectid",  "subject",
                              "contactid",    "householdid",     "deviceid",   "fullvisitorid",
                              "learnerid",    "employeenumber",  "cookieid",   "kunde",
                              "kundenid",     "kundennummer",    "kundennr",   "nutzer",
                              "nutzerid",     "benutzer",        "benutzerid"};
inline const Names kActorWeak{"id", "session", "sessionid", "ip", "ipaddress", "cookie", "case"};
inline const Names kEventSure{"event",        "eventname",   "eventtype", "activity",   "activityid",
                              "activityname", "conceptname", "action",    "actionname", "behaviour",
                              "behavior",     "ereignis",    "aktion",    "aktivität",  "vorgang"};
inline const Names kTimeSure{"timestamp",
                             "eventtimestamp",
                             "timetimestamp",
                             "eventtime",
                             "time",
                             "datetime",
                             "occurredat",
                             "eventdate",
                             "completetimestamp",
                             "timecreated",
                             "createdat",
                             "propertiestime",
                             "servertime",
                             "ts",
                             "date",
                             "derivedtstamp",
                             "transactiondate",
                             "orderdate",
                             "purchasedate",
                             "invoicedate",
                             "zeitstempel",
                             "zeitpunkt",
                             "zeit",
                             "datum"};
inline const Names kTimeNot{"birth", "dob", "deadline", "planned",  "expir",
                            "end",   "due", "until",    "lastsent", "start"};
inline const Names kArrival{"receivedat",     "received",        "ingestedat",  "loadedat",
                            "arrival",        "arrivedat",       "arrivaltime", "servertimestamp",
                            "serverreceived", "collectortstamp", "uploadtime",  "insertedat"};
inline const Names kEventId{"eventid", "insertid",  "propertiesinsertid", "messageid",
                            "uuid",    "eventuuid", "eventguid"};
inline const Names kSession{"sessionid",           "session",        "gasessionid", "visitid",
                            "propertiessessionid", "domainsessionid"};
inline const Names kChannel{"channel", "casechannel", "utmsource", "trafficsource", "medium"};
inline const Names kValue{"amount", "value",      "price",    "revenue", "dollarvalue", "ordervalue",
                          "sales",  "totalprice", "turnover", "betrag",  "umsatz",      "preis"};
inline const Names kPurchaseFile{"transaction", "purchase", "order", "sales", "invoice", "payment"};

/// Does `name` mean one of `known`? Keys of nested records count by their last two parts ("context.user.id"
/// is a user's id) or, where that part alone says enough, by their last ("properties.user_id").
inline bool means(const std::string& name, const Names& known) {
  if (among(plain(name), known)) return true;
  const size_t last = name.rfind('.');
  if (last == std::string::npos) return false;
  const size_t before = last == 0 ? std::string::npos : name.rfind('.', last - 1);
  const std::string two = plain(before == std::string::npos ? name : name.substr(before + 1));
  const std::string one = plain(name.substr(last + 1));
  return among(two, known) || (one.size() > 2 && among(one, known));
}

}  // namespace habitus::ingest
