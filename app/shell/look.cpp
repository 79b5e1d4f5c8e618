#include "app/shell/look.h"

#include <QApplication>
#include <QLibraryInfo>
#include <QLocale>
#include <QSettings>
#include <QTranslator>

#include "views/kit/theme.h"

namespace habitus {
namespace {

void apply_look(const QString& name) {
  using kit::Theme;
  if (name == QLatin1String("projector"))
    Theme::apply(Theme::for_projector());
  else
    Theme::apply(Theme::make(name == QLatin1String("dark")));
}

void apply_language(const QString& code) {
  static QTranslator ours, qts;
  QApplication::removeTranslator(&ours);
  QApplication::removeTranslator(&qts);
  const bool german = code == QLatin1String("de");
  QLocale::setDefault(german ? QLocale(QLocale::German, QLocale::Germany)
                             : QLocale(QLocale::English, QLocale::UnitedStates));
  // English has a file of its own for singulars and plurals.
  if (ours.load(german ? QStringLiteral(":/i18n/habitus_de.qm") : QStringLiteral(":/i18n/habitus_en.qm")))
    QApplication::installTranslator(&ours);
  if (!german) return;
  if (qts.load(QStringLiteral("qtbase_de"), QLibraryInfo::path(QLibraryInfo::TranslationsPath)))
    QApplication::installTranslator(&qts);
}

}  // namespace

QString look() { return QSettings().value(QStringLiteral("look"), QStringLiteral("light")).toString(); }

void set_look(const QString& name) {
  QSettings().setValue(QStringLiteral("look"), name);
  apply_look(name);
}

QString language() {
  const QString system =
      QLocale::system().language() == QLocale::German ? QStringLiteral("de") : QStringLiteral("en");
  return QSettings().value(QStringLiteral("language"), system).toString();
}

void set_language(const QString& code) { QSettings().setValue(QStringLiteral("language"), code); }

void wear(const QString& look, const QString& language) {
  apply_look(look);  // loads the resources that hold the translations, too
  apply_language(language);
}

void dress_program() { wear(look(), language()); }

}  // namespace habitus
