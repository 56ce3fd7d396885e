using Federation.Web.Directory;

namespace Federation.Web.Centres;

/// <summary>What <see cref="CentreQuestion"/> answers, named as the schema names it.</summary>
/// <param name="Centre">Null where there is none.</param>
public sealed record CentreAnswer(CentreDetails? Centre);

public sealed record CentreDetails
{
    public required string Key { get; init; }

    public required string Name { get; init; }

    public string? Description { get; init; }

    public bool Closed { get; init; }

    public bool Stale { get; init; }

    public required DateTimeOffset ChangedAt { get; init; }

    public FullAddress? Address { get; init; }

    public Point? Location { get; init; }

    public string? Website { get; init; }

    public IReadOnlyList<PhoneNumber> Phones { get; init; } = [];

    public string? Phone { get; init; }

    public string? OpeningHours { get; init; }

    public bool? OpenNow { get; init; }

    public DateTimeOffset? NextChange { get; init; }

    public int? Capacity { get; init; }

    public string? CapacityText { get; init; }

    public IReadOnlyList<Named> Services { get; init; } = [];

    public IReadOnlyList<Named> Accessibility { get; init; } = [];

    public IReadOnlyList<SpokenLanguage> Languages { get; init; } = [];

    public IReadOnlyList<Price> Prices { get; init; } = [];

    public IReadOnlyList<NetworkName> Networks { get; init; } = [];

    public Admission? Admission { get; init; }

    public CentreLabel? Label { get; init; }

    public IReadOnlyList<LabelClaim> LabelClaims { get; init; } = [];

    public required CentreReading Reading { get; init; }

    public IReadOnlyList<FieldProvenance> Provenance { get; init; } = [];

    public IReadOnlyList<CentreListing> Listings { get; init; } = [];
}

public sealed record FullAddress(string? Street, string? PostalCode, string? Locality, string? Region, string? Country, string Text);

public sealed record PhoneNumber(string? E164, string Shown);

public sealed record SpokenLanguage(string? Tag, string Label);

/// <param name="Unit">As the schema's PriceUnit.</param>
public sealed record Price(double? Amount, string? Currency, bool Free, string? Unit, string Text, Named? Service);

public sealed record Admission(string? Hours, IReadOnlyList<AdmittedMembers> Admits);

public sealed record AdmittedMembers(string NetworkKey, OnlyName? Network, string? Tier, int? DaysPerMonth);

public sealed record OnlyName(string Name);

/// <param name="State">As the schema's LabelState.</param>
public sealed record CentreLabel(string State, int? HeldLevel, int Level, DateTimeOffset AwardedAt, DateTimeOffset ValidUntil, string CertificateKey, string CriteriaVersion, IReadOnlyList<AxisLevel> Axes);

public sealed record AxisLevel(string Axis, int? Level);

public sealed record LabelClaim(string Listing, string Text);

public sealed record CentreReading(IReadOnlyList<string> Label, IReadOnlyList<string> Summary, IReadOnlyList<AxisReading> Axes);

/// <param name="Level">What the directory's own data comes to; null where nothing can be measured.</param>
public sealed record AxisReading(string Axis, string Title, int? Level, int? HeldLevel, IReadOnlyList<string> Sentences);

public sealed record FieldProvenance(string Field, string Value, OnlyName? Network, DateTimeOffset ObservedAt, string Attribution, Terms Terms, IReadOnlyList<OtherValue> Others);

public sealed record OtherValue(string Value, DateTimeOffset ObservedAt, OnlyName? Network);

public sealed record Terms(string Name, string? Url);

public sealed record CentreListing(string Key, OnlyName? Network, DateTimeOffset ObservedAt, DateTimeOffset? StaleSince, DateTimeOffset? RemovedAt, string Attribution, Terms Terms);

public sealed record NearbyAnswer(NearbyPage? Centres);

public sealed record NearbyPage(IReadOnlyList<NearbyEdge> Edges);

public sealed record NearbyEdge(double? DistanceKm, NearbyCentre Node);

public sealed record NearbyCentre(string Key, string Name, OnlyLocality? Address, HeldLabel? Label);

public sealed record OnlyLocality(string? Locality);
