using System.Runtime.CompilerServices;
using System.Text.Json;
using Federation.Contracts;

namespace Federation.TestAdapters;

/// <summary>
/// Does what its configuration asks: good records, one of the <see cref="Misdeeds"/> while checking, fetching or mapping, or one of the
/// <see cref="Escapes"/> while checking.
/// </summary>
public sealed class ScriptedAdapter : IAdapter
{
    public AdapterCapabilities Capabilities => AdapterCapabilities.Snapshot;

    public async Task<CheckResult> CheckAsync(AdapterContext context, CancellationToken cancellationToken)
    {
        Misdeeds.Commit(context.Config.Text("check"), context);
        if (Escapes.Attempt(context.Config.Text("escape"), context) is { } outcome) return new CheckResult { Issues = [], Summary = outcome };
        string? summary = await Errands.RunAsync(context.Config.Text("errand"), context, cancellationToken);
        return new CheckResult { Issues = [], Summary = summary };
    }

    public async IAsyncEnumerable<Page> FetchAsync(FetchRequest request, AdapterContext context, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        if (context.Config.Text("late") is not null) yield return new Page { Records = [] };
        await Errands.RunAsync(context.Config.Text("read"), context, cancellationToken);
        int count = context.Config.WholeNumber("count") ?? 10;
        int pageSize = context.Config.WholeNumber("pageSize") ?? request.PageSize;
        _ = Escapes.Attempt(context.Config.Text("fetchEscape"), context);
        var generator = new RecordGenerator(context.Config);
        int first = request.Cursor is { } cursor ? int.Parse(cursor, System.Globalization.CultureInfo.InvariantCulture) : 0;
        for (int start = first; start < count; start += pageSize)
        {
            if (start + pageSize >= count) Misdeeds.Commit(context.Config.Text("fetch"), context);
            if (context.Config.Text("gate") is { } gate) await context.Http.GetStringAsync($"{gate}/{start / pageSize}", cancellationToken);
            int size = Math.Min(pageSize, count - start);
            yield return new Page
            {
                Records = generator.Records(start, size),
                NextCursor = (start + size).ToString(System.Globalization.CultureInfo.InvariantCulture),
                EndOfSnapshot = start + size == count,
                EstimatedTotal = count,
            };
            await Task.Yield();
            cancellationToken.ThrowIfCancellationRequested();
        }
    }

    public MapResult Map(SourceRecord record, MapContext context)
    {
        Misdeeds.Commit(context.Config.Text("map"), context: null);
        using var json = JsonDocument.Parse(record.Raw);
        if (!json.RootElement.TryGetProperty("name", out var name)) return MapResult.Reject(Issue.Error("name.missing", "The record has no name.", "/name"));
        GeoPoint.TryCreate(47.32, 5.04, out var location);
        return MapResult.Map(new ListingDraft
        {
            Name = name.GetString()!,
            Address = new PostalAddress { Street = "1 rue de la Liberté", PostalCode = "21000", Locality = "Dijon", Country = "FR" },
            Location = location,
            Services = [ServiceKeys.Coworking, ServiceKeys.MeetingRoom],
            Description = json.RootElement.TryGetProperty("contact", out _) ? "saw a person" : null,
        });
    }
}
