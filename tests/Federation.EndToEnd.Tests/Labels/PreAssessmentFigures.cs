using System.Text.Json;
using Federation.EndToEnd.Tests.Sources;
using Federation.EndToEnd.Tests.Support;

namespace Federation.EndToEnd.Tests.Labels;

/// <summary>What <c>label preassess</c> says of every real listing, in one directory.</summary>
/// <param name="All">Its <c>--json</c> over all centres.</param>
/// <param name="Explained">Three centres, each as the command explains it in French and in English.</param>
internal sealed record PreAssessmentFigures(JsonElement All, IReadOnlyList<(string French, string English)> Explained)
{
    private const int ToExplain = 3;

    /// <summary>Skips the test where a file of the networks is not there.</summary>
    public static async Task<PreAssessmentFigures> MakeAsync()
    {
        AllSources.DemandEveryFile();
        using var folder = new TestFolder();
        (await Command.RunAsync("sync", "--data", folder.Data, "--networks", Repository.AllNetworks, "--json")).Expect(0);
        var all = (await Command.RunAsync("label", "preassess", "--data", folder.Data, "--json")).Expect(0).Json();
        var explained = new List<(string French, string English)>();
        foreach (string listing in Chosen(all)) explained.Add((await ExplainAsync(folder.Data, listing, "fr"), await ExplainAsync(folder.Data, listing, "en")));
        return new PreAssessmentFigures(all, explained);
    }

    /// <summary>Those that hold the most, each of another network, by their first listings: ids are new with every directory.</summary>
    private static IEnumerable<string> Chosen(JsonElement all) => all.GetProperty("each").EnumerateArray()
        .Select(centre => (Held: centre.GetProperty("held").GetInt32(), Listing: centre.GetProperty("listings")[0].GetString() ?? ""))
        .OrderByDescending(centre => centre.Held)
        .ThenBy(centre => centre.Listing, StringComparer.Ordinal)
        .DistinctBy(centre => centre.Listing.Split('/')[0])
        .Take(ToExplain)
        .Select(centre => centre.Listing);

    private static async Task<string> ExplainAsync(string data, string listing, string language) =>
        (await Command.RunAsync("label", "preassess", "--data", data, "--centre", listing, "--language", language)).Expect(0).Output.ReplaceLineEndings("\n").TrimEnd();
}
