namespace Federation.Contracts.Testing;

/// <summary>Every text of a draft that people read, with its field.</summary>
internal static class DraftTexts
{
    public static IEnumerable<(string Field, string Text)> Of(ListingDraft draft) => new (string, string?)[]
        {
            ("name", draft.Name), ("description", draft.Description), ("website", draft.Website), ("phone", draft.Phone), ("openingHours", draft.OpeningHours),
            ("capacityText", draft.CapacityText), ("labelClaim", draft.LabelClaim), ("address.street", draft.Address?.Street), ("address.postalCode", draft.Address?.PostalCode),
            ("address.locality", draft.Address?.Locality), ("address.region", draft.Address?.Region),
        }
        .Concat(draft.Accessibility.Select(text => ("accessibility", (string?)text)))
        .Concat(draft.Languages.Select(text => ("languages", (string?)text)))
        .Concat(draft.Prices.Select(price => ("prices", (string?)price.Text)))
        .Where(entry => entry.Item2 is { Length: > 0 })
        .Select(entry => (entry.Item1, entry.Item2!)); // filtered
}
