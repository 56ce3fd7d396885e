using System.Globalization;
using Federation.Web.Places;

namespace Federation.Web.Directory;

/// <summary>What the page says it found, in a line; also read out while somebody types.</summary>
internal static class ResultsSummary
{
    public static string Of(DirectoryView view)
    {
        var words = view.Words;
        if (view.Page is not { } page) return view.WhyNothing;
        string count = words.Count(page.TotalCount, words.Centres);
        if (view.Town is { } town) return $"{count}. {string.Format(CultureInfo.InvariantCulture, words.TownTaken, town.Name, CountryNames.Of(town.Country, view.Language))}";
        return count;
    }
}
