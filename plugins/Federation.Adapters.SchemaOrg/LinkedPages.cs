using System.IO.Enumeration;
using Federation.Contracts;

namespace Federation.Adapters.SchemaOrg;

/// <summary>Which pages a list leads to. Pure.</summary>
internal static class LinkedPages
{
    /// <summary>The addresses that the settings let through, each once, without fragments, in the list's order.</summary>
    /// <param name="source">Where the list is; a path leaves relative addresses as they are.</param>
    /// <exception cref="AdapterException"><c>schema-org.no-pages</c>, <c>schema-org.too-many-pages</c>: to read some of them would be no snapshot.</exception>
    public static IReadOnlyList<string> Of(IEnumerable<string> addresses, string source, SiteSettings settings)
    {
        var pages = addresses.Select(address => Whole(address.Trim(), source))
            .Where(address => settings.Pages is not { } pattern || FileSystemName.MatchesSimpleExpression(pattern, address))
            .Distinct(StringComparer.Ordinal)
            .ToList();
        if (pages.Count == 0) throw new AdapterException(FailureKind.SourceChanged, "schema-org.no-pages", "The list leads to no page of a place.");
        return pages.Count <= settings.MostPages ? pages : throw TooMany("pages", settings.MostPages);
    }

    public static AdapterException TooMany(string what, int most) => new(FailureKind.Configuration, "schema-org.too-many-pages", $"The list leads to more than {most} {what}.");

    /// <summary>Whether a page is of the same scheme, host and port as the list.</summary>
    public static bool IsOfHost(string page, string source) =>
        Uri.TryCreate(page, UriKind.Absolute, out var address) && Uri.TryCreate(source, UriKind.Absolute, out var list) && address.GetLeftPart(UriPartial.Authority) == list.GetLeftPart(UriPartial.Authority);

    private static string Whole(string address, string source)
    {
        if (!Uri.TryCreate(source, UriKind.Absolute, out var list) || !Uri.TryCreate(list, address, out var whole)) return address;
        return whole.GetLeftPart(UriPartial.Query);
    }
}
