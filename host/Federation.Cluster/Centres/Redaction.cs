using System.Collections.Immutable;
using Federation.Cluster.People.Cutting;

namespace Federation.Cluster.Centres;

/// <summary>What an erasure leaves of what a listing says. Pure.</summary>
/// <param name="Content">As it shall be.</param>
/// <param name="Fields">Names of the fields that something was cut out of, in ordinal order.</param>
public sealed record Redaction(ListingContent Content, ImmutableArray<string> Fields)
{
    /// <summary>Null where the content holds nothing that is to be cut.</summary>
    internal static Redaction? Of(ListingContent content, PersonCut cut)
    {
        if (cut.IsEmpty) return null;
        var left = content with
        {
            Name = cut.Cut(content.Name) is { Length: > 0 } name ? name : PersonCut.Mark,
            Description = Text(content.Description, cut),
            Address = AddressOf(content.Address, cut),

            // Half of an address leads nowhere, or elsewhere.
            Website = content.Website is { } website && cut.IsIn(website) ? null : content.Website,
            OpeningHours = Text(content.OpeningHours, cut),
            CapacityText = Text(content.CapacityText, cut),
            LabelClaim = Text(content.LabelClaim, cut),
            Languages = Texts(content.Languages, cut),
            Accessibility = Texts(content.Accessibility, cut),
            Prices = content.Prices.Any(price => cut.IsIn(price.Text)) ? [.. content.Prices.Select(price => price with { Text = cut.Cut(price.Text) }).Where(price => price.Text.Length > 0)] : content.Prices,
        };
        left = WithPhone(left, cut);
        ImmutableArray<string> fields = [.. Differing(content, left).Order(StringComparer.Ordinal)];
        return fields.IsEmpty ? null : new Redaction(left, fields);
    }

    /// <summary>
    /// A former version of a listing without the fields that something was erased from since, for those who are told the fields and not what: whole values go. A name gives way to a mark, since every listing has one.
    /// </summary>
    /// <param name="fields">Names of <see cref="ContentField"/>; others are left alone.</param>
    public static Listing OfPast(Listing past, IEnumerable<string> fields)
    {
        var nothing = new ListingContent { Name = PersonCut.Mark };
        var content = ContentField.All.Where(field => fields.Contains(field.Name, StringComparer.Ordinal)).Aggregate(past.Content, (left, field) => field.Take(left, nothing));
        return ContentField.All.Any(field => field.Differs(past.Content, content))
            ? past with { Content = content, ContentHash = Centres.ContentHash.Of(content, []), RedactedFields = [.. past.RedactedFields.Union(Differing(past.Content, content), StringComparer.Ordinal).Order(StringComparer.Ordinal)] }
            : past;
    }

    private static IEnumerable<string> Differing(ListingContent one, ListingContent other) => ContentField.All.Where(field => field.Differs(one, other)).Select(field => field.Name);

    private static ListingContent WithPhone(ListingContent content, PersonCut cut)
    {
        // A number is known by its digits, however it is shown.
        if (!content.Phones.Any(phone => IsIn(phone, cut))) return content with { Phone = Text(content.Phone, cut) };
        var others = content.Phones.RemoveAll(phone => IsIn(phone, cut));
        return content with { Phones = others, Phone = others.IsEmpty ? null : string.Join(", ", others.Select(phone => phone.Shown)) };
    }

    private static bool IsIn(Telephone phone, PersonCut cut) => cut.IsIn(phone.Shown) || (phone.E164 is { } number && cut.IsIn(number));

    private static Address? AddressOf(Address? address, PersonCut cut)
    {
        if (address is null) return null;
        var left = address with
        {
            Street = Text(address.Street, cut),
            PostalCode = Text(address.PostalCode, cut),
            Locality = Text(address.Locality, cut),
            Region = Text(address.Region, cut),
            Country = Text(address.Country, cut),
            LocalityCode = Text(address.LocalityCode, cut),
        };
        return left == new Address() ? null : left;
    }

    private static string? Text(string? text, PersonCut cut) => text is null || !cut.IsIn(text) ? text : cut.Cut(text) is { Length: > 0 } left ? left : null;

    private static ImmutableArray<string> Texts(ImmutableArray<string> texts, PersonCut cut) => texts.Any(cut.IsIn) ? [.. texts.Select(cut.Cut).Where(text => text.Length > 0).Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal)] : texts;
}
