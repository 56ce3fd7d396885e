using System.Text.Json;
using Federation.Contracts;

namespace Federation.Adapters.FederationPeer;

/// <summary>Makes a draft of a record. Pure.</summary>
internal static class PeerListing
{
    public static MapResult Map(JsonElement record)
    {
        var item = JsonMembers.Value(record, "item");
        var content = JsonMembers.Value(item, "content");
        var issues = new List<Issue>();
        if (JsonMembers.Text(content, "name") is null) issues.Add(Issue.Error("name.missing", "The listing has no name.", "/item/content/name"));
        var origin = Origin(item, JsonMembers.Text(record, "peer"));
        if (origin is null) issues.Add(Issue.Error("peer.origin-unusable", "The listing's origin cannot be read: its key, network, licence, credit, adapter or time is missing.", "/item"));
        var located = JsonMembers.Value(content, "location");
        var location = Location(located);
        bool isOutside = located is not null && location is null;
        if (isOutside) issues.Add(Issue.Warning("coordinates.range", "The location is no point on the earth.", "/item/content/location"));
        var draft = new ListingDraft
        {
            Name = JsonMembers.Text(content, "name") ?? "",
            Description = JsonMembers.Text(content, "description"),
            Address = Address(JsonMembers.Value(content, "address")),
            Location = location,
            Website = JsonMembers.Text(content, "website"),
            Phone = JsonMembers.Text(content, "phone"),
            OpeningHours = JsonMembers.Text(content, "openingHours"),
            Services = JsonMembers.Texts(content, "services"),
            Capacity = JsonMembers.WholeNumber(content, "capacity"),
            CapacityText = JsonMembers.Text(content, "capacityText"),
            Languages = JsonMembers.Texts(content, "languages"),
            Accessibility = JsonMembers.Texts(content, "accessibility"),
            Prices = [.. JsonMembers.Items(content, "prices").Select(Price).OfType<Price>()],
            LabelClaim = JsonMembers.Text(content, "labelClaim"),
            InvalidFields = isOutside ? ["location"] : [],
            Origin = origin,
            ForeignLabels = Label(JsonMembers.Value(item, "label"), JsonMembers.Text(record, "issuerKeys")) is { } label ? [label] : [],
        };
        return issues.Any(issue => issue.Severity == IssueSeverity.Error) ? MapResult.Reject(draft, issues) : MapResult.Map(draft, issues);
    }

    private static ListingOrigin? Origin(JsonElement? item, string? peer)
    {
        // The third part is the network's own id, in which more slashes may stand.
        string[] parts = (JsonMembers.Text(item, "key") ?? "").Split('/', 3);
        var network = JsonMembers.Value(item, "network");
        if (parts.Length < 3 || peer is null || JsonMembers.Text(network, "id") != parts[1]) return null;
        if (JsonMembers.Text(network, "name") is not { } name || JsonMembers.Text(item, "licence") is not { } licence || JsonMembers.Text(item, "attribution") is not { } attribution) return null;
        if (JsonMembers.Text(item, "adapter") is not { } adapter || JsonMembers.Time(item, "observedAt") is not { } observedAt) return null;
        return new ListingOrigin
        {
            Directory = parts[0],
            Network = parts[1],
            NetworkName = name,
            SourceId = parts[2],
            Via = [.. JsonMembers.Texts(item, "via"), peer],
            Adapter = adapter,
            Licence = licence,
            Attribution = attribution,
            ObservedAt = observedAt,
            StaleSince = JsonMembers.Time(item, "staleSince"),
            RedactedAt = JsonMembers.Time(item, "redactedAt"),
            RedactedFields = [.. JsonMembers.Texts(item, "redactedFields").Take(ListingOrigin.MostRedactedFields)],
        };
    }

    private static PostalAddress? Address(JsonElement? address) => address is null ? null : new PostalAddress
    {
        Street = JsonMembers.Text(address, "street"),
        PostalCode = JsonMembers.Text(address, "postalCode"),
        Locality = JsonMembers.Text(address, "locality"),
        LocalityCode = JsonMembers.Text(address, "localityCode"),
        Region = JsonMembers.Text(address, "region"),
        Country = JsonMembers.Text(address, "country"),
    };

    private static GeoPoint? Location(JsonElement? location) =>
        JsonMembers.Number(location, "latitude") is { } latitude && JsonMembers.Number(location, "longitude") is { } longitude && GeoPoint.TryCreate(latitude, longitude, out var point) ? point : null;

    private static Price? Price(JsonElement price) => JsonMembers.Text(price, "text") is not { } text ? null : new Price
    {
        Text = text,
        Amount = JsonMembers.Amount(price, "amount"),
        Currency = JsonMembers.Text(price, "currency"),
        Unit = Enum.TryParse<PriceUnit>(JsonMembers.Text(price, "unit"), out var unit) && Enum.IsDefined(unit) ? unit : null,
        Service = JsonMembers.Text(price, "service"),
    };

    private static ForeignLabel? Label(JsonElement? label, string? issuerKeys) => JsonMembers.Text(label, "issuer") is not { } issuer ? null : new ForeignLabel
    {
        Issuer = issuer,
        Level = JsonMembers.WholeNumber(label, "level"),
        Axes = Axes(JsonMembers.Value(label, "axes")),
        ValidUntil = JsonMembers.Time(label, "validUntil"),
        Certificate = JsonMembers.Text(label, "certificate"),
        Credential = JsonMembers.Text(label, "credential"),
        IssuerKeys = issuerKeys,
    };

    /// <summary>A level that is no number is 0, which the host refuses.</summary>
    private static Dictionary<string, int> Axes(JsonElement? axes)
    {
        var levels = new Dictionary<string, int>(StringComparer.Ordinal);
        if (axes is not { ValueKind: JsonValueKind.Object } element) return levels;
        foreach (var axis in element.EnumerateObject()) levels[axis.Name] = JsonMembers.WholeNumber(element, axis.Name) ?? 0;
        return levels;
    }
}
