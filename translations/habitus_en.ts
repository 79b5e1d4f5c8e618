<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="en_US">
<context>
    <name>habitus::CardView</name>
    <message numerus="yes">
        <source>Wrote %1 and %n more; %2 facts can be computed again.</source>
        <translation>
            <numerusform>Wrote %1 and %n more; %2 facts can be computed again.</numerusform>
            <numerusform>Wrote %1 and %n more; %2 facts can be computed again.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n mismatches</source>
        <translation>
            <numerusform>%n mismatch</numerusform>
            <numerusform>%n mismatches</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>habitus::Clusters</name>
    <message numerus="yes">
        <source>%n segments kept</source>
        <translation>
            <numerusform>%n segment kept</numerusform>
            <numerusform>%n segments kept</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>habitus::FairnessView</name>
    <message numerus="yes">
        <source>%n fail</source>
        <translation>
            <numerusform>%n fails</numerusform>
            <numerusform>%n fail</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n pass</source>
        <translation>
            <numerusform>%n passes</numerusform>
            <numerusform>%n pass</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>habitus::FeaturesView</name>
    <message numerus="yes">
        <source>%n suspected leak(s)</source>
        <translation>
            <numerusform>%n suspected leak</numerusform>
            <numerusform>%n suspected leaks</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>habitus::Import</name>
    <message numerus="yes">
        <source>and %n more files</source>
        <translation>
            <numerusform>and %n more file</numerusform>
            <numerusform>and %n more files</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n questions are open</source>
        <translation>
            <numerusform>%n question is open</numerusform>
            <numerusform>%n questions are open</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>habitus::LineageView</name>
    <message numerus="yes">
        <source>%n feature(s) differ</source>
        <translation>
            <numerusform>%n feature differs</numerusform>
            <numerusform>%n features differ</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>habitus::MainWindow</name>
    <message numerus="yes">
        <source>The study is on the clipboard: %n steps that give the same hash on the same files. Save it, and run it with habitus-cli run.</source>
        <translation>
            <numerusform>The study is on the clipboard: %n step that gives the same hash on the same files. Save it, and run it with habitus-cli run.</numerusform>
            <numerusform>The study is on the clipboard: %n steps that give the same hash on the same files. Save it, and run it with habitus-cli run.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>habitus::Properties</name>
    <message numerus="yes">
        <source>%1: %n keys</source>
        <translation>
            <numerusform>%1: %n key</numerusform>
            <numerusform>%1: %n keys</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>habitus::Quarantine</name>
    <message numerus="yes">
        <source>%n open</source>
        <translation>
            <numerusform>%n open</numerusform>
            <numerusform>%n open</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n records repaired.</source>
        <translation>
            <numerusform>%n record repaired.</numerusform>
            <numerusform>%n records repaired.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>habitus::RegistryView</name>
    <message numerus="yes">
        <source>%n versions; each keeps the whole pipeline it was made by.</source>
        <translation>
            <numerusform>%n version; it keeps the whole pipeline it was made by.</numerusform>
            <numerusform>%n versions; each keeps the whole pipeline it was made by.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n other fits since, on a log that has changed</source>
        <translation>
            <numerusform>%n other fit since, on a log that has changed</numerusform>
            <numerusform>%n other fits since, on a log that has changed</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Fitted again: the same %n coefficients and the same bytes, %1.</source>
        <translation>
            <numerusform>Fitted again: the same %n coefficient and the same bytes, %1.</numerusform>
            <numerusform>Fitted again: the same %n coefficients and the same bytes, %1.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Fitted again: other bytes. Stored %1, again %2; %n fields differ.</source>
        <translation>
            <numerusform>Fitted again: other bytes. Stored %1, again %2; %n field differs.</numerusform>
            <numerusform>Fitted again: other bytes. Stored %1, again %2; %n fields differ.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>habitus::RepresentationView</name>
    <message numerus="yes">
        <source>%n fail</source>
        <translation>
            <numerusform>%n fails</numerusform>
            <numerusform>%n fail</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n pass</source>
        <translation>
            <numerusform>%n passes</numerusform>
            <numerusform>%n pass</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>habitus::kit::Pages</name>
    <message numerus="yes">
        <source>%n pages</source>
        <translation>
            <numerusform>%n page</numerusform>
            <numerusform>%n pages</numerusform>
        </translation>
    </message>
</context>
</TS>
