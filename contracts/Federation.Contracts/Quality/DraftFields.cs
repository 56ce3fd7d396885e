namespace Federation.Contracts;

/// <summary>The fields of a draft that are counted, and when each counts as filled.</summary>
internal static class DraftFields
{
    public static IReadOnlyList<(string Name, Func<ListingDraft, bool> IsFilled)> All { get; } =
    [
        ("name", draft => draft.Name.Length > 0),
        ("description", draft => draft.Description is not null),
        ("address.street", draft => draft.Address?.Street is not null),
        ("address.postalCode", draft => draft.Address?.PostalCode is not null),
        ("address.locality", draft => draft.Address?.Locality is not null),
        ("address.localityCode", draft => draft.Address?.LocalityCode is not null),
        ("address.region", draft => draft.Address?.Region is not null),
        ("address.country", draft => draft.Address?.Country is not null),
        ("location", draft => draft.Location is not null),
        ("website", draft => draft.Website is not null),
        ("phone", draft => draft.Phone is not null),
        ("openingHours", draft => draft.OpeningHours is not null),
        ("services", draft => draft.Services.Count > 0),
        ("capacity", draft => draft.Capacity is not null || draft.CapacityText is not null),
        ("languages", draft => draft.Languages.Count > 0),
        ("accessibility", draft => draft.Accessibility.Count > 0),
        ("prices", draft => draft.Prices.Count > 0),
        ("labelClaim", draft => draft.LabelClaim is not null),
    ];
}
