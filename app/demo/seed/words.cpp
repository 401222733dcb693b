// SPDX-FileCopyrightText: 2026 The Cohort Desk authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/demo/seed/words.h"

namespace demo {

namespace {

const std::vector<Region> AllRegions = {
    {"US",
     "United States",
     "America/New_York",
     {"Boston", "Austin", "Portland", "Chicago"},
     {"Maya", "Caleb", "Ruth", "Desmond", "Joan", "Theo", "Alice", "Marcus", "Nora", "Ellis"},
     {"Whitfield", "O'Rourke", "Castellano", "Hale", "Nguyen", "Brandt", "Okafor", "St. Clair"}},
    {"DE",
     "Germany",
     "Europe/Berlin",
     {"Köln", "München", "Leipzig", "Görlitz"},
     {"Jürgen", "Käthe", "Sören", "Anneliese", "Björn", "Ruth", "Moritz"},
     {"Müller-Lüdenscheidt", "Groß", "Schäfer", "Weiß", "von der Heyde", "Brandt"}},
    {"FR",
     "France",
     "Europe/Paris",
     {"Lyon", "Nîmes", "Besançon", "Évreux"},
     {"Zoé", "François", "Hélène", "Anaïs", "Loïc", "Benoît"},
     {"Lefèvre", "D'Aubigné", "Noël", "Garçon", "Dubois"}},
    {"BR",
     "Brazil",
     "America/Sao_Paulo",
     {"São Paulo", "Belém", "Florianópolis"},
     {"João", "Inês", "Thaís", "Gonçalo", "Antônia"},
     {"Magalhães", "de Araújo", "Conceição", "Simões"}},
    {"JP",
     "Japan",
     "Asia/Tokyo",
     {"大阪", "札幌", "東京"},
     {"花子", "健太", "美咲", "翔"},
     {"佐藤", "鈴木", "高橋", "渡辺"},
     true},
    {"PL",
     "Poland",
     "Europe/Warsaw",
     {"Łódź", "Kraków", "Gdańsk"},
     {"Łukasz", "Żaneta", "Paweł", "Agnieszka"},
     {"Wójcik", "Dąbrowska", "Błaszczyk", "Źrebiec"}},
    {"GR",
     "Greece",
     "Europe/Athens",
     {"Αθήνα", "Πάτρα"},
     {"Ελένη", "Γιώργος", "Σοφία"},
     {"Παπαδόπουλος", "Οικονόμου", "Νικολαΐδης"}},
    {"UA",
     "Ukraine",
     "Europe/Kyiv",
     {"Київ", "Львів", "Одеса"},
     {"Олена", "Тарас", "Їржина", "Богдан"},
     {"Шевченко", "Коваленко", "Гриценко"}},
    {"EG", "Egypt", "Africa/Cairo", {"القاهرة", "الإسكندرية"}, {"ليلى", "يوسف", "مريم"}, {"الشريف", "حسن", "عبد الله"}},
    {"IN",
     "India",
     "Asia/Kolkata",
     {"मुंबई", "Bengaluru", "Pune"},
     {"अनन्या", "Rohan", "Priya", "विक्रम"},
     {"शर्मा", "Iyer", "Chatterjee", "Patel"}},
    {"GB",
     "United Kingdom",
     "Europe/London",
     {"Leeds", "Bristol", "Dundee"},
     {"Imogen", "Rhys", "Saoirse", "Alistair"},
     {"Fitz-Gerald", "Llewellyn", "MacNeil", "Ashworth"}},
    {"KR", "South Korea", "Asia/Seoul", {"서울", "부산"}, {"지우", "민준", "서연"}, {"김", "이", "박", "최"}, true},
};

} // namespace

const std::vector<Region> &regions()
{
    return AllRegions;
}

const std::vector<std::string_view> &mailNames()
{
    static const std::vector<std::string_view> all = {
        "maya",   "caleb",  "ruth",    "desmond", "joan",     "theo",     "alice",   "marcus",
        "nora",   "ellis",  "juergen", "kaethe",  "zoe",      "francois", "joao",    "ines",
        "hanako", "kenta",  "lukasz",  "eleni",   "olena",    "taras",    "laila",   "ananya",
        "rohan",  "imogen", "rhys",    "jiwoo",   "o.rourke", "team",     "billing", "it-support"};
    return all;
}

const std::vector<std::string_view> &mailHosts()
{
    static const std::vector<std::string_view> all = {"example.com",      "example.org",         "example.net",
                                                      "mail.example.com", "harborlight.example", "pinegrove.example",
                                                      "bücher.example",   "northwind.example"};
    return all;
}

const std::vector<std::string_view> &companies()
{
    static const std::vector<std::string_view> all = {"Pine Grove Dental",
                                                      "Northwind Traders",
                                                      "Bücher & Söhne GmbH",
                                                      "Kestrel Freight, Inc.",
                                                      "Atelier \"Le Phare\"",
                                                      "株式会社あおぞら",
                                                      "Casa do Pão Ltda",
                                                      "O'Malley Brewing",
                                                      "Διόνυσος ΑΕ",
                                                      "Quarry Street School",
                                                      "Loom & Thread",
                                                      "Ostrava Rail",
                                                      "Harbour 9",
                                                      "Tern Robotics",
                                                      "مؤسسة النيل",
                                                      "Blue Heron Clinic"};
    return all;
}

const std::vector<std::string_view> &roles()
{
    static const std::vector<std::string_view> all = {"engineering", "data",      "product", "founder",
                                                      "leadership",  "marketing", "sales",   "other"};
    return all;
}

const std::vector<std::string_view> &browsers()
{
    static const std::vector<std::string_view> all = {
        "Chrome", "Chrome", "Chrome", "Safari", "Safari", "Firefox", "Microsoft Edge", "Samsung Internet", "Opera"};
    return all;
}

const std::vector<std::string_view> &systems()
{
    static const std::vector<std::string_view> all = {"Windows", "Windows", "Mac OS X", "Mac OS X",
                                                      "Linux",   "Android", "iOS"};
    return all;
}

const std::vector<std::string_view> &pages()
{
    static const std::vector<std::string_view> all = {"/",
                                                      "/pricing",
                                                      "/pricing?plan=team&seats=5",
                                                      "/docs/getting-started",
                                                      "/docs/api",
                                                      "/signup",
                                                      "/login",
                                                      "/boards",
                                                      "/boards/42",
                                                      "/boards/42/cards?filter=mine",
                                                      "/reports",
                                                      "/reports/weekly",
                                                      "/settings/billing",
                                                      "/settings/team",
                                                      "/invite",
                                                      "/blog/über-uns",
                                                      "/help",
                                                      "/changelog"};
    return all;
}

const std::vector<std::string_view> &features()
{
    static const std::vector<std::string_view> all = {"boards", "timeline", "reports", "automations",
                                                      "guests", "api",      "sso",     "dark-mode"};
    return all;
}

} // namespace demo
