using System.Globalization;
using Federation.Adapters.Mapping.Hours;
using Federation.Adapters.Mapping.Places;
using Federation.Adapters.Mapping.Records;
using Federation.Adapters.Mapping.Values;
using Federation.Adapters.Sdk;
using Federation.Contracts;

namespace Federation.Adapters.Mapping.Drafts;

/// <summary>Makes a draft of a record by the rules of a mapping. Pure; thread safe.</summary>
internal sealed class DraftMaker(FieldRules rules)
{
    public MapResult Make(RecordView record)
    {
        var scope = new MappingScope(new MapFindings(), record.HasRows);
        var name = rules.Name.Take(record, scope, "name");
        string? capacity = One(rules.Capacity, "capacity", record, scope);
        int? places = int.TryParse(capacity, NumberStyles.None, CultureInfo.InvariantCulture, out int number) ? number : null;
        return scope.Findings.Result(new ListingDraft
        {
            Name = scope.Findings.Name(scope.Single(name, "name"), name.Pointer),
            Description = Text(rules.Description, "description", record, scope, "\n"),
            Address = Address(record, scope),
            Location = rules.Location is { } place ? PlaceReader.Read(record, place, scope) : null,
            Website = rules.Website?.Take(record, scope, "website") is { } website ? scope.Findings.Website(scope.Single(website, "website"), website.Pointer) : null,
            Phone = One(rules.Phone, "phone", record, scope),
            OpeningHours = rules.OpeningHours is { } hours ? HoursReader.Read(record, hours, scope) : null,
            Services = Services(record, scope),
            Capacity = places,
            CapacityText = places is null ? capacity : null,
            Languages = All(rules.Languages, "languages", record, scope),
            Accessibility = All(rules.Accessibility, "accessibility", record, scope),
            Prices = [.. rules.Prices.SelectMany(rule => Prices(rule, record, scope))],
            LabelClaim = Text(rules.LabelClaim, "labelClaim", record, scope, ", "),
        });
    }

    private PostalAddress? Address(RecordView record, MappingScope scope)
    {
        var address = new PostalAddress
        {
            Street = scope.HasRows ? One(rules.Street, "address", record, scope) : Text(rules.Street, "address", record, scope, ", "),
            PostalCode = One(rules.PostalCode, "address", record, scope),
            Locality = One(rules.Locality, "address", record, scope),
            LocalityCode = One(rules.LocalityCode, "address", record, scope),
            Region = One(rules.Region, "address", record, scope),
            Country = Country(record, scope),
        };
        return address == new PostalAddress() ? null : address;
    }

    private string? Country(RecordView record, MappingScope scope)
    {
        if (rules.Country?.Take(record, scope, "address") is not { Pointer: var pointer } taken || scope.Single(taken, "address") is not { } text) return null;
        if (Countries.CodeOf(text) is { } code) return code;
        if (text is [>= 'A' and <= 'Z', >= 'A' and <= 'Z']) return text;
        scope.Findings.Warning("country.unknown", $"The country \"{Excerpt.Of(text)}\" is not known.", pointer);
        return null;
    }

    private static string? One(ValueRule? rule, string field, RecordView record, MappingScope scope) => rule is null ? null : scope.Single(rule.Take(record, scope, field), field);

    private static string? Text(ValueRule? rule, string field, RecordView record, MappingScope scope, string between) =>
        rule?.Take(record, scope, field).Texts is { Count: > 0 } texts ? string.Join(between, texts) : null;

    private static IReadOnlyList<string> All(IReadOnlyList<ValueRule> rules, string field, RecordView record, MappingScope scope)
    {
        foreach (var found in rules.Select(rule => rule.Source).OfType<FlagSource>().SelectMany(flags => flags.Unreadable(record)))
        {
            scope.Findings.Warning("boolean.unreadable", $"\"{Excerpt.Of(found.Text)}\" is neither yes nor no.", found.Pointer);
        }

        return [.. rules.SelectMany(rule => rule.Take(record, scope, field).Texts).Distinct()];
    }

    // A word that is no key of the vocabulary can only come through without a table.
    private IReadOnlyList<string> Services(RecordView record, MappingScope scope)
    {
        var words = All(rules.Services, "services", record, scope);
        foreach (string word in words.Except(ServiceKeys.All)) scope.Findings.Warning("service.unknown", $"\"{Excerpt.Of(word)}\" has no service of the vocabulary.");
        return [.. words.Intersect(ServiceKeys.All)];
    }

    private static IEnumerable<Price> Prices(PriceRule rule, RecordView record, MappingScope scope)
    {
        decimal? amount = rule.Amount?.Take(record, scope, "prices").First is { } text && NumberWords.Read(text) is { } number ? decimal.Parse(number, CultureInfo.InvariantCulture) : null;
        if (rule.Amount is not null && amount is null) return [];
        return rule.Words.Take(record, scope, "prices").Texts.Select(words => new Price
        {
            Text = words,
            Amount = amount,
            Currency = amount is null or 0 ? null : rule.Currency,
            Unit = rule.Unit,
            Service = rule.Service,
        });
    }
}
