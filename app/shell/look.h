#pragma once
#include <QString>

namespace habitus {

/// What the program exits its loop with when it wants to begin again in another language.
inline constexpr int kNewLanguage = 77;

QString look();                      ///< "light", "dark", "projector"
void set_look(const QString& name);  ///< applies and remembers
QString language();                  ///< "en", "de": chosen by the user, else the system's
void set_language(const QString& code);
/// Theme, translators and number formats of the program, from the user's settings. Call after QApplication is
/// made.
void dress_program();
void wear(const QString& look,
          const QString& language);  ///< the same for this run only (tests, --lang, --theme)

}  // namespace habitus
