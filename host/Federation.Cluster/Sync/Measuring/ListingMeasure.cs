using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using Federation.Cluster.Centres;
using Federation.Cluster.Normalising.Hours;
using Federation.Contracts;

namespace Federation.Cluster.Sync.Measuring;

/// <summary>
/// What a listing fills, in a few bytes beside its binding: a network of 100,000 listings is measured by one look through its bindings, and no centre is read. Pure.
/// </summary>
/// <param name="Fields">One bit for each of <see cref="SourceTally.Fields"/>, in their order, and <see cref="HoursBit"/>.</param>
/// <param name="Place">Of name and address, where the address has a street: two listings of a network that have the same say the same of one place. Null without a street: a name alone, or with its town, is that of a chain.</param>
internal readonly record struct ListingMeasure(uint Fields, ulong? Place)
{
    /// <summary>Set where the opening hours were understood. The fields before it may grow to as many.</summary>
    private const uint HoursBit = 1u << 31;

    private static readonly IReadOnlyDictionary<string, Func<ListingContent, bool>> Filled = new Dictionary<string, Func<ListingContent, bool>>(StringComparer.Ordinal)
    {
        ["name"] = content => content.Name.Length > 0,
        ["description"] = content => content.Description is not null,
        ["address.street"] = content => content.Address?.Street is not null,
        ["address.postalCode"] = content => content.Address?.PostalCode is not null,
        ["address.locality"] = content => content.Address?.Locality is not null,
        ["address.localityCode"] = content => content.Address?.LocalityCode is not null,
        ["address.region"] = content => content.Address?.Region is not null,
        ["address.country"] = content => content.Address?.Country is not null,
        ["location"] = content => content.Location is not null,
        ["website"] = content => content.Website is not null,
        ["phone"] = content => content.Phone is not null,
        ["openingHours"] = content => content.OpeningHours is not null,
        ["services"] = content => content.Services.Length > 0,
        ["capacity"] = content => content.Capacity is not null || content.CapacityText is not null,
        ["languages"] = content => content.Languages.Length > 0,
        ["accessibility"] = content => content.Accessibility.Length > 0,
        ["prices"] = content => content.Prices.Length > 0,
        ["labelClaim"] = content => content.LabelClaim is not null,
    };

    private static readonly Dictionary<string, int> Places = SourceTally.Fields.Index().ToDictionary(field => field.Item, field => field.Index, StringComparer.Ordinal);

    public bool HoursUnderstood => (Fields & HoursBit) != 0;

    public static ListingMeasure Of(ListingContent content)
    {
        uint fields = 0;
        for (int at = 0; at < SourceTally.Fields.Count; at++)
        {
            if (Filled[SourceTally.Fields[at]](content)) fields |= 1u << at;
        }

        if (content.OpeningHours is { } hours && HoursReader.Read(hours).Understood) fields |= HoursBit;
        return new ListingMeasure(fields, content.Address?.Street is null ? null : PlaceOf(content));
    }

    public bool Has(string field) => Places.TryGetValue(field, out int at) && (Fields & (1u << at)) != 0;

    /// <summary>Null where the text is none.</summary>
    public static ListingMeasure? Parse(string? text)
    {
        if (text?.Split('.') is not [var fields, .. var rest] || !uint.TryParse(fields, NumberStyles.AllowHexSpecifier, CultureInfo.InvariantCulture, out uint bits)) return null;
        return rest switch
        {
            [] => new ListingMeasure(bits, null),
            [var place] when ulong.TryParse(place, NumberStyles.AllowHexSpecifier, CultureInfo.InvariantCulture, out ulong hash) => new ListingMeasure(bits, hash),
            _ => null,
        };
    }

    public override string ToString() => Place is { } place ? string.Create(CultureInfo.InvariantCulture, $"{Fields:x}.{place:x16}") : Fields.ToString("x", CultureInfo.InvariantCulture);

    private static ulong PlaceOf(ListingContent content) =>
        BitConverter.ToUInt64(SHA256.HashData(Encoding.UTF8.GetBytes($"{content.Name.ToUpperInvariant()}\n{content.Address}")), 0);
}
