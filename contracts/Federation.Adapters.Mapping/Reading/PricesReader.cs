using Federation.Adapters.Mapping.Drafts;
using Federation.Adapters.Mapping.Yaml;
using Federation.Contracts;

namespace Federation.Adapters.Mapping.Reading;

/// <summary>Reads how prices are told: by words alone, or with an amount and what it is paid for.</summary>
internal static class PricesReader
{
    private static readonly (string Name, PriceUnit Unit)[] Units =
    [
        ("hour", PriceUnit.Hour), ("half-day", PriceUnit.HalfDay), ("day", PriceUnit.Day), ("week", PriceUnit.Week), ("month", PriceUnit.Month), ("year", PriceUnit.Year), ("entry", PriceUnit.Entry),
    ];

    public static IReadOnlyList<PriceRule> Read(YamlNode node, ValueReader values)
    {
        var items = node is YamlList list ? list.Items : [node];
        return [.. items.Select(item => Price(item, values)).OfType<PriceRule>()];
    }

    private static PriceRule? Price(YamlNode node, ValueReader values)
    {
        bool isPrice = node is YamlMap map && map.Members.Any(member => Keys.All[Keys.Price].Contains(member.Name));
        if (!isPrice) return values.Read(node, "\"prices\"") is { } rule ? new PriceRule(rule, null, null, null, null) : null;
        if (Section.Open(node, Keys.Price, values.Problems) is not { } price) return null;
        var words = price.Required("words") is { } text ? values.Read(text, "\"words\"") : null;
        var amount = price.Find("amount") is { } number ? values.Read(number, "\"amount\"") : null;
        string? currency = price.Text("currency", code => code is [>= 'A' and <= 'Z', >= 'A' and <= 'Z', >= 'A' and <= 'Z'], "three capitals such as EUR");
        string? unit = price.Choice("unit", [.. Units.Select(known => known.Name)]);
        string? service = price.Choice("service", [.. ServiceKeys.All]);
        return words is null ? null : new PriceRule(words, amount, currency, unit is null ? null : Units.First(known => known.Name == unit).Unit, service);
    }
}
