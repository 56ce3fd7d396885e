using System.Text.Json;
using Federation.Cluster.Centres;
using Federation.Cluster.Json;
using Federation.Cluster.Storage;
using Federation.Registry.Labels;

namespace Federation.Cluster.Labels.Importing;

/// <summary>
/// Takes over awards that were made elsewhere, one a line of a file, as <see cref="LabelGrain"/> would one after another: decided by the same rules, stored with their events in one commit for each centre. Many commits are in flight,
/// so that they share the disk. It has the store for itself, so no grain may hold a label meanwhile.
/// </summary>
/// <remarks>Where it ends in the middle, what was stored is whole; the same file again takes over the rest.</remarks>
public sealed class LabelImport(IDirectoryStore store, TimeProvider clock)
{
    /// <summary>So many lines are read, decided and stored together.</summary>
    private const int LinesAtOnce = 2_000;

    /// <exception cref="StoreUnavailableException">The store cannot be read or written.</exception>
    public async Task<LabelImportReport> RunAsync(Stream file, CancellationToken cancellationToken)
    {
        var report = new LabelImportReport();
        await foreach (var lines in FileLines.ReadAsync(file, cancellationToken).Chunk(LinesAtOnce).WithCancellation(cancellationToken))
        {
            var awards = lines.Select(line => (line.Number, Award: line.Bytes is { } bytes ? AwardLine.Read(bytes) : null)).ToList();
            var centres = await FindAsync([.. awards.Select(line => line.Award).OfType<AwardLine>()], cancellationToken);
            var labels = await ReadAsync([.. centres.Values.OfType<CentreId>().Distinct()], cancellationToken);
            foreach (var (number, award) in awards) report = Take(report, number, award, centres, labels);
            await Task.WhenAll(labels.Values.OfType<ImportedLabel>().Where(label => label.New.Count > 0).Select(label => label.StoreAsync(store, cancellationToken)));
        }

        return report;
    }

    private LabelImportReport Take(LabelImportReport report, int number, AwardLine? line, Dictionary<string, CentreId?> centres, Dictionary<CentreId, ImportedLabel?> labels)
    {
        report = report with { Lines = report.Lines + 1 };
        if (line is null) return report.With(new(number, LabelProblemCodes.BadLine, "The line is not one award."));
        if (!centres.TryGetValue(line.Centre, out var named)) return report.With(new(number, LabelProblemCodes.UnknownCentre, "No listing speaks for a centre of that id, and no centre has a listing of that key."));
        if (named is not { } centre || labels[centre] is not { } label) return report.With(new(number, LabelProblemCodes.Unreadable, "What the directory has stored of the centre or its label cannot be read."));
        if (label.TryTake(line, clock.GetUtcNow(), out var refusal)) return report with { Taken = report.Taken + 1 };
        return refusal is null ? report with { Unchanged = report.Unchanged + 1 } : report.With(new(number, refusal.Code, refusal.Message));
    }

    /// <summary>The open centres by what the lines call them; null in place of one of which something stored cannot be read.</summary>
    private async Task<Dictionary<string, CentreId?>> FindAsync(IReadOnlyList<AwardLine> lines, CancellationToken cancellationToken)
    {
        var named = new Dictionary<string, CentreId?>(StringComparer.Ordinal);
        var keys = new HashSet<string>(StringComparer.Ordinal);
        foreach (var line in lines)
        {
            if (CentreId.TryParse(line.Centre, out var id)) named[line.Centre] = id;
            else if (ListingKey.TryParse(line.Centre, out var key) && StoreRules.IsWellFormed(key.Value)) keys.Add(key.Value);
        }

        var bindings = await store.ReadManyAsync(RowKinds.Binding, [.. keys], cancellationToken);
        foreach (var row in bindings.OfType<StateRow>()) named[row.Key.Id] = CentreOf(row);
        var rows = await store.ReadManyAsync(RowKinds.Centre, [.. named.Values.OfType<CentreId>().Distinct().Select(id => id.Value)], cancellationToken);
        var states = rows.OfType<StateRow>().ToDictionary(row => row.Key.Id, row => CentreArchive.TryRead(row, out var centre) ? centre : null, StringComparer.Ordinal);
        var found = new Dictionary<string, CentreId?>(StringComparer.Ordinal);
        foreach (var (name, id) in named)
        {
            CentreState? state = null;
            if (id is { } known && !states.TryGetValue(known.Value, out state)) continue; // there is none
            if (state is not { IsClosed: true }) found[name] = state?.Id;
        }

        return found;
    }

    /// <summary>Null where the row cannot be read.</summary>
    private static CentreId? CentreOf(StateRow binding)
    {
        try
        {
            return JsonSerializer.Deserialize(binding.Body.Span, ClusterJson.Default.Binding)?.Centre;
        }
        catch (Exception failure) when (failure is JsonException or ArgumentException)
        {
            return null;
        }
    }

    /// <summary>Null in place of a label whose row cannot be read.</summary>
    private async Task<Dictionary<CentreId, ImportedLabel?>> ReadAsync(IReadOnlyList<CentreId> centres, CancellationToken cancellationToken)
    {
        var rows = await store.ReadManyAsync(RowKinds.Label, [.. centres.Select(id => id.Value)], cancellationToken);
        return centres.Zip(rows).ToDictionary(pair => pair.First, pair => LabelOf(pair.First, pair.Second));
    }

    private static ImportedLabel? LabelOf(CentreId centre, StateRow? row)
    {
        if (row is null) return new ImportedLabel(new LabelHistory { Centre = centre }, version: 0);
        return LabelArchive.TryRead(row, out var history) ? new ImportedLabel(history, row.Version) : null;
    }
}
