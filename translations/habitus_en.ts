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
    <name>habitus::kit::Pages</name>
    <message numerus="yes">
        <source>%n pages</source>
        <translation>
            <numerusform>%n page</numerusform>
            <numerusform>%n pages</numerusform>
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
</TS>
