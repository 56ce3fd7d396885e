using System.Diagnostics;
using System.Globalization;
using System.Text.Json;
using Federation.Cluster.Centres;
using Federation.Cluster.Index;
using Federation.Cluster.Matching.Candidates;
using Federation.Cluster.Storage;

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

    private static readonly DateTimeOffset Now = GeneratedCentres.Now;

    public void Run(TextWriter output)
    {
        var watch = Stopwatch.StartNew();
        long before = GC.GetTotalMemory(forceFullCollection: true);
        var index = Read();
        var laidDown = watch.Elapsed;
        long searched = GC.GetTotalMemory(forceFullCollection: true);
        var candidates = new CandidateIndex();
        foreach (var centre in index.All) candidates.Replace(null, centre);
        long matched = GC.GetTotalMemory(forceFullCollection: true);
        output.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{index.Count} centres laid down in {laidDown.TotalSeconds:0.0} s; kept: {(searched - before) / 1e6:0} MB to be searched and compared, {(matched - searched) / 1e6:0} MB to find what may be one place\n"));
        output.WriteLine("| requests | CPU µs each | found each |");
        output.WriteLine("|---|---:|---:|");
        Measure("W2", near => Near(index, near, facets: false));
        Measure("W3", near => Near(index, near, facets: true));
        Measure("W5", box => Points(index, box));
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

            GC.KeepAlive(candidates);
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

    private static int Points(IndexSnapshot index, JsonElement asked)
    {
        var box = new GeoBox(Number(asked, "minLat"), Number(asked, "minLon"), Number(asked, "maxLat"), Number(asked, "maxLon"));
        return index.Points(new CentreQuery(), box, 500, Now).Points.Count;
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
        foreach (var centre in GeneratedCentres.Read(source))
        {
            entries.Add(CentreEntry.Of(centre.State, 1, IndexUse.Searching));
            labels.Add(new IndexedLabel(centre.State.Id, 1, centre.Label));
        }

        return IndexSnapshot.Empty.With(entries, FeedCursor.Start, labels);
    }

    private static double Number(JsonElement asked, string name) => asked.GetProperty(name).GetDouble();
}
