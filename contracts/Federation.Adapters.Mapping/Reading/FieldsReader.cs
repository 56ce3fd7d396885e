using Federation.Adapters.Mapping.Drafts;
using Federation.Adapters.Mapping.Sources;
using Federation.Adapters.Mapping.Values;
using Federation.Contracts;

namespace Federation.Adapters.Mapping.Reading;

/// <summary>Reads how every member of a listing is made.</summary>
internal static class FieldsReader
{
    public static FieldRules? Read(Section file, ValueReader values, SourceRule? source)
    {
        if (file.RequiredPart("fields", Keys.Fields) is not { } fields) return null;
        var name = fields.Required("name") is { } node ? values.Read(node, "\"name\"") : null;
        var address = fields.Part("address", Keys.Address);
        var location = LocationReader.Read(fields, values, isGeoJson: source?.Kind == SourceKind.GeoJson);
        var services = All(fields, "services", values);
        TellUnknown(services, ServiceKeys.All, "services", fields);
        var rules = new FieldRules
        {
            Name = name!, // Null only where a problem was added, and then nothing is made of the rules.
            Description = One(fields, "description", values),
            Street = One(address, "street", values),
            PostalCode = One(address, "postalCode", values),
            Locality = One(address, "locality", values),
            LocalityCode = One(address, "localityCode", values),
            Region = One(address, "region", values),
            Country = One(address, "country", values),
            Location = location,
            Website = One(fields, "website", values),
            Phone = One(fields, "phone", values),
            OpeningHours = fields.Find("openingHours") is { } hours ? HoursRuleReader.Read(hours, values) : null,
            Services = services,
            Capacity = One(fields, "capacity", values),
            Languages = All(fields, "languages", values),
            Accessibility = All(fields, "accessibility", values),
            Prices = fields.Find("prices") is { } prices ? PricesReader.Read(prices, values) : [],
            LabelClaim = One(fields, "labelClaim", values),
            ModifiedAt = One(fields, "modifiedAt", values),
        };
        return name is null ? null : rules;
    }

    private static ValueRule? One(Section? section, string key, ValueReader values) => section?.Find(key) is { } node ? values.Read(node, $"\"{key}\"") : null;

    private static IReadOnlyList<ValueRule> All(Section section, string key, ValueReader values) => section.Find(key) is { } node ? values.ReadAll(node, $"\"{key}\"") : [];

    // What the mapping itself says has to be in the vocabulary; what the source says is told record by record.
    private static void TellUnknown(IReadOnlyList<ValueRule> rules, IReadOnlyList<string> known, string key, Section fields)
    {
        var said = rules.SelectMany(rule => Said(rule)).Distinct();
        foreach (string word in said.Except(known))
        {
            string meant = Suggestion.For(word, known) is { } choice ? $" Did you mean \"{choice}\"?" : "";
            fields.Problems.Add("mapping.value", $"\"{Sdk.Excerpt.Of(word)}\" under \"{key}\" is no key of the vocabulary in docs/services.md.{meant}", fields.Find(key)!); // It holds the rules.
        }
    }

    private static IEnumerable<string> Said(ValueRule rule)
    {
        if (rule.Steps.LastOrDefault() is TableStep table) return [.. table.Words.Values.SelectMany(meant => meant), .. table.Otherwise is { } otherwise ? [otherwise] : (string[])[]];
        if (rule.Steps.Count > 0) return [];
        return rule.Source switch
        {
            ConstantSource constant => [constant.Text],
            FlagSource flags => flags.Words.Select(word => word.Value),
            _ => [],
        };
    }
}
