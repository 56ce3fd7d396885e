using System.Text.Json;
using Federation.Cluster.Adapters.Protocol;
using Federation.Cluster.Adapters.Worker;
using Federation.Cluster.Centres;
using Federation.Cluster.Sync;
using Federation.Contracts;

namespace Federation.Fuzz.Laws;

/// <summary>What holds for mapping a record, for sending what came of it, and for normalising it.</summary>
internal static class MapLaws
{
    private const int MostName = 300;

    /// <summary>Maps as the worker does, and takes the result as the host does.</summary>
    /// <returns>Whether the record became a listing; else it is in quarantine, with its reason.</returns>
    public static bool Require(IAdapter adapter, SourceRecord packed, MapContext context, IReadOnlyList<string> persons)
    {
        if (RecordLaws.HasError(packed)) return false;
        var pure = new SourceRecord { SourceId = packed.SourceId, Raw = packed.Raw, MediaType = packed.MediaType };
        var result = adapter.Map(pure, context);
        BreachException.Require(result is not null, LawNames.Outcome, "null", () => "Mapping gave null.");
        KnownCodes.Require(result!.Issues, "mapping");
        PersonLaws.RequireUnsaid(persons, result.Issues);
        bool hasError = result.Issues.Any(issue => issue.Severity == IssueSeverity.Error);
        BreachException.Require(hasError == result is MapResult.Rejected, LawNames.Outcome, "severity", () => $"{result.GetType().Name}, with {(hasError ? "an" : "no")} error.");
        string first = Shown(result);
        BreachException.Require(first == Shown(adapter.Map(pure, context)), LawNames.Repeat, "mapping", () => "Mapping the record twice gave two results.");

        var arrived = ThroughThePipe(result);
        KnownCodes.Require(arrived.Issues, "sending");
        if (arrived is not MapResult.Mapped { Draft: var draft }) return false;
        var listing = Normalised(draft);
        BreachException.Require(listing?.ContentHash == Normalised(draft)?.ContentHash, LawNames.Repeat, "normalising", () => "Normalising the draft twice gave two listings.");
        return listing is not null && packed.SourceId.Length > 0;
    }

    private static MapResult ThroughThePipe(MapResult result)
    {
        using var pipe = new MemoryStream();
        using var writer = new FrameWriter(pipe);
        using (var frames = new MapResultFrames(writer))
        {
            frames.Add(result);
            frames.Finish();
        }

        BreachException.Require(pipe.Length <= Frame.HeaderBytes + Frame.MostPayload, LawNames.Outcome, "frame", () => $"A result in a frame of {pipe.Length} bytes.");
        return WireJson.ReadMapResults(pipe.GetBuffer().AsMemory(Frame.HeaderBytes, (int)pipe.Length - Frame.HeaderBytes)).Single();
    }

    private static NormalisedListing? Normalised(ListingDraft draft)
    {
        var issues = new List<Issue>();
        var listing = ListingNormaliser.Normalise(draft, issues);
        KnownCodes.Require(issues, "normalising");
        bool hasError = issues.Any(issue => issue.Severity == IssueSeverity.Error);
        BreachException.Require(hasError == listing is null, LawNames.Outcome, "normalising", () => $"{(listing is null ? "No" : "A")} listing, with {(hasError ? "an" : "no")} error.");
        if (listing is not null)
        {
            BreachException.Require(listing.Content.Name is { Length: > 0 and <= MostName }, LawNames.Outcome, "name", () => $"A name of {listing.Content.Name.Length} characters.");
            BreachException.Require(draft.InvalidFields.All(field => ContentField.All.Any(known => known.Name == field)), LawNames.Outcome, "invalid fields", () => $"Unknown fields: {string.Join(", ", draft.InvalidFields)}.");
        }

        return listing;
    }

    private static string Shown(MapResult result) => JsonSerializer.Serialize((result as MapResult.Mapped)?.Draft ?? (result as MapResult.Rejected)?.Draft) + JsonSerializer.Serialize(result.Issues);
}
