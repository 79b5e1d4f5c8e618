#pragma once
#include <string>
#include <vector>

#include <QString>

namespace habitus {

/// A type of feature as the form offers it: its name for people, the keys it has fields for, and one to begin
/// with.
struct FeatureType {
  std::string type;
  QString title;
  std::vector<std::string> keys;
  std::string begin;  ///< JSON
};
std::vector<FeatureType> feature_types();  ///< in the language of now

}  // namespace habitus
