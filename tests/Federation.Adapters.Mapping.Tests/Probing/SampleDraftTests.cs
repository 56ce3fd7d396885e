using System.Text;
using System.Text.Json;
using Federation.Adapters.Mapping.Tests.Samples;
using Federation.Contracts;

namespace Federation.Adapters.Mapping.Tests.Probing;

/// <summary>Drafts for the sample listings, without looking at their mappings, against what those mappings make of them.</summary>
public sealed class SampleDraftTests(ITestOutputHelper output)
{
    public static TheoryData<string> Names => new(SampleFolder.All.Select(folder => folder.Name));

    [Theory]
    [MemberData(nameof(Names))]
    public async Task Draft_OfASample_IsAMappingThatRuns(string name)
    {
        var finding = await Probes.OfAsync(new SampleFolder(name).ProbeContext());

        output.WriteLine(finding.Yaml());
        Assert.NotNull(finding.Mapping());
        Assert.True(finding.GetProperty("trial").GetProperty("records").GetInt32() > 0);
    }

    [Fact]
    public async Task Drafts_OfAllSamples_GetMostNamesAndPlacesRight()
    {
        var rows = new List<(string Name, bool Names, bool Places, string What)>();
        foreach (var folder in SampleFolder.All)
        {
            var expected = await DraftsAsync(folder.Mapping(), folder.Context());

            // An API is read on by its address without the page.
            var found = await DraftsAsync((await Probes.OfAsync(folder.ProbeContext())).Mapping(), folder.Context());
            var missingNames = expected.Where(draft => draft.Name.Length > 0).Select(draft => draft.Name).Except(found.Select(draft => draft.Name)).ToList();
            var missingPlaces = expected.Where(draft => draft.Place is not null).Where(draft => !found.Any(other => other.Name == draft.Name && other.Place == draft.Place)).ToList();
            rows.Add((folder.Name, missingNames.Count == 0, missingPlaces.Count == 0, string.Join("; ", missingNames.Take(2).Concat(missingPlaces.Take(2).Select(draft => $"{draft.Name} {draft.Place}")))));
        }

        output.WriteLine("sample | names | places | missing");
        foreach (var row in rows) output.WriteLine($"{row.Name} | {row.Names} | {row.Places} | {row.What}");

        // json-lines: ranges of days are not taken for days, so two rows of one place are not put together. keyed-objects: one point in an array, longitude first, among texts.
        Assert.True(rows.Count(row => row.Names) >= 18, $"names: {rows.Count(row => row.Names)} of {rows.Count}");
        Assert.True(rows.Count(row => row.Places) >= 18, $"places: {rows.Count(row => row.Places)} of {rows.Count}");
    }

    private static async Task<IReadOnlyList<(string Name, string? Place)>> DraftsAsync(MappingFile mapping, AdapterContext context)
    {
        string outcome = await Outcome.OfAsync(new MappingAdapter(mapping), context);
        using var document = JsonDocument.Parse(Encoding.UTF8.GetBytes(outcome));
        return [.. document.RootElement.GetProperty("records").EnumerateArray().Where(record => record.GetProperty("mapped").GetBoolean()).Select(record => record.GetProperty("draft")).Select(draft => (Text(draft, "name"), draft.TryGetProperty("location", out var place) && place.ValueKind == JsonValueKind.Object ? place.GetRawText() : null))];
    }

    private static string Text(JsonElement draft, string name) => draft.TryGetProperty(name, out var value) && value.ValueKind == JsonValueKind.String ? value.GetString()! : "";
}
