using System.Collections.Immutable;
using System.Diagnostics;
using System.Globalization;
using System.Text.Json;
using Federation.Cluster.Centres;
using Federation.Cluster.Index;
using Federation.Cluster.Storage;
using Federation.Cluster.Sync;
using Federation.Registry.Criteria;
using Federation.Registry.Labels;

namespace Federation.Bench;

/// <summary>
/// The search alone, without HTTP, GraphQL and store: generated centres in one version of the index, and the requests that were made for them (<c>W2</c>, <c>W3</c>, <c>W5</c>, <c>W7</c> of the side by side).
/// </summary>
/// <param name="source">With <c>centres.ndjson</c>.</param>
/// <param name="requests">With <c>W2.params.ndjson</c> and so on.</param>
internal sealed class SearchBench(string source, string requests)
{
    public const string Command = "search";

    private const int Passes = 4;
    private const double MetresPerKm = 1_000;

    /// <summary>A moment at which every label is held.</summary>
    private static readonly DateTimeOffset Now = new(2026, 11, 1, 0, 0, 0, TimeSpan.Zero);

    public void Run(TextWriter output)
    {
        var watch = Stopwatch.StartNew();
        long before = GC.GetTotalMemory(forceFullCollection: true);
        var index = Read();
        output.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{index.Count} centres laid down in {watch.Elapsed.TotalSeconds:0.0} s, {(GC.GetTotalMemory(forceFullCollection: true) - before) / 1e6:0} MB kept\n"));
        output.WriteLine("| requests | CPU µs each | found each |");
        output.WriteLine("|---|---:|---:|");
        Measure("W2", near => Near(index, near, facets: false));
        Measure("W3", near => Near(index, near, facets: true));
        Measure("W5", box => Box(index, box));
        Measure("W7", wide => Wide(index, wide));

        void Measure(string name, Func<JsonElement, int> ask)
        {
            JsonElement[] asked = [.. File.ReadLines(Path.Combine(requests, name + ".params.ndjson")).Select(line => JsonDocument.Parse(line).RootElement)];
            double best = double.PositiveInfinity;
            long found = 0;
            for (int pass = 0; pass < Passes; pass++)
            {
                var start = Environment.CpuUsage.TotalTime;
                found = asked.Sum(request => (long)ask(request));
                best = Math.Min(best, (Environment.CpuUsage.TotalTime - start).TotalMicroseconds / asked.Length);
            }

            output.WriteLine(string.Create(CultureInfo.InvariantCulture, $"| {name} | {best:0.0} | {(double)found / asked.Length:0.0} |"));
        }
    }

    private static int Near(IndexSnapshot index, JsonElement asked, bool facets)
    {
        var query = Query(asked) with { Within = new GeoCircle(new Location(Number(asked, "lat"), Number(asked, "lon")), Number(asked, "radiusKm") * MetresPerKm) };
        var page = index.Search(new CentreSearch(query, CentreOrder.Distance, 20) { LevelsAt = Now, Counts = true, Facets = facets ? new FacetRequest(null, Now) : null });
        return page.TotalCount ?? 0; // it was asked
    }

    private static int Wide(IndexSnapshot index, JsonElement asked) =>
        index.Search(new CentreSearch(Query(asked), CentreOrder.Name, 20) { LevelsAt = Now, Counts = true, Facets = new FacetRequest(null, Now) }).TotalCount ?? 0;

    private static int Box(IndexSnapshot index, JsonElement asked)
    {
        var box = new GeoBox(Number(asked, "minLat"), Number(asked, "minLon"), Number(asked, "maxLat"), Number(asked, "maxLon"));
        return index.Search(new CentreSearch(new CentreQuery { Box = box }, CentreOrder.Name, 500) { LevelsAt = Now }).Hits.Count;
    }

    private static CentreQuery Query(JsonElement asked) => new()
    {
        Text = asked.GetProperty("q").GetString(),
        Words = WordMatch.Whole,
        Label = new LabelCondition(asked.GetProperty("minLevel").GetInt32(), null, Now),
        Services = [.. asked.GetProperty("services").EnumerateArray().Select(service => service.GetString()!)],
    };

    private IndexSnapshot Read()
    {
        var entries = new List<CentreEntry>();
        var labels = new List<IndexedLabel>();
        int number = 0;
        foreach (string line in File.ReadLines(Path.Combine(source, "centres.ndjson")))
        {
            using var document = JsonDocument.Parse(line);
            var listing = document.RootElement;
            if (!CentreId.TryParse(number++.ToString("x32", CultureInfo.InvariantCulture), out var id)) throw new InvalidDataException("That is an id.");
            entries.Add(CentreEntry.Of(StateOf(id, listing), 1, IndexUse.Searching));
            labels.Add(new IndexedLabel(id, 1, LabelOf(listing.GetProperty("label").GetProperty("level").GetInt32())));
        }

        return IndexSnapshot.Empty.With(entries, FeedCursor.Start, labels);
    }

    private static CentreState StateOf(CentreId id, JsonElement listing)
    {
        if (!ListingKey.TryCreate(NetworkId.Parse(Text(listing, "network")), Text(listing, "id"), out var key)) throw new InvalidDataException("That is a key.");
        var content = new ListingContent
        {
            Name = Text(listing, "name"),
            Description = Text(listing, "description"),
            Address = new Address { Street = Text(listing, "street"), PostalCode = Text(listing, "postcode"), Locality = Text(listing, "city"), Country = Text(listing, "country") },
            Location = new Location(Number(listing, "lat"), Number(listing, "lon")),
            Services = [.. listing.GetProperty("services").EnumerateArray().Select(service => service.GetString()!).Order(StringComparer.Ordinal)],
        };
        var put = new CentreCommand.PutListing
        {
            Key = key, At = Now, Run = "bench", Fence = 1, Content = content, ContentHash = "bench", Source = new ListingSource { Adapter = "bench@1.0.0", Licence = "none", Attribution = "none" },
        };
        return Centre.Apply(id, null, put).State ?? throw new InvalidDataException("A first listing opens a centre.");
    }

    private static CentreLabel LabelOf(int level)
    {
        if (level == 0) return CentreLabel.None;
        var levels = new LabelLevels { Services = level };
        return CentreLabel.None.After(CentreLabel.None.Decide(new LabelDecision.Award { MadeOn = 0, Actor = "bench", At = Now.AddDays(-1), Reason = "Generated.", Levels = levels }, CriteriaSet.Current).Event!); // it is legal
    }

    private static string Text(JsonElement listing, string name) => listing.TryGetProperty(name, out var value) ? value.GetString() ?? "" : "";

    private static double Number(JsonElement listing, string name) => listing.GetProperty(name).GetDouble();
}
