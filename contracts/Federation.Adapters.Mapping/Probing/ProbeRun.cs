using System.Globalization;
using System.Text;
using Federation.Adapters.Mapping.Probing.Columns;
using Federation.Adapters.Mapping.Probing.Drafts;
using Federation.Adapters.Mapping.Probing.Fields;
using Federation.Adapters.Mapping.Probing.Sketches;
using Federation.Adapters.Sdk;
using Federation.Contracts;

namespace Federation.Adapters.Mapping.Probing;

/// <summary>Goes the way of a probe: start, sketch, sample, columns, fields, draft, trial.</summary>
internal static class ProbeRun
{
    /// <exception cref="AdapterException">The source cannot be opened, or nothing can be said of it.</exception>
    public static async Task<ProbeFinding> OfAsync(AdapterContext host, string source, CancellationToken cancellationToken)
    {
        var start = await SourceStart.ReadAsync(host, source, cancellationToken);
        using var whole = new StartContext(host, source, start.Bytes, start.MediaType);
        var sketch = await FormatSniffer.SketchAsync(start, whole, cancellationToken);
        using var context = new StartContext(host, source, sketch.Sample, start.MediaType);
        using var sample = await SampleRows.ReadAsync(sketch, context, cancellationToken);
        if (sample.Count == 0) throw ProbeFailures.NoRecords($"read as {sketch.Format}");
        var columns = ColumnProfiler.Of(sample.Rows, sketch.Kind == Sources.SourceKind.GeoJson);
        if (columns.Count == 0) throw ProbeFailures.NoRecords($"{sketch.Format} whose records say nothing");
        var geometries = sketch.Kind == Sources.SourceKind.GeoJson ? sample.Rows.Where(row => row.TryGetProperty("geometry", out _)).Select(row => row.GetProperty("geometry")).ToList() : [];
        var draft = FieldDrafter.Draft(sketch, columns, geometries);
        string mapping = DraftText.Of(source, sketch, draft, withPaging: true);
        List<string> unsure = [.. sketch.Unsure, .. draft.Unsure];
        if (!Runs(mapping))
        {
            draft = Smaller(draft, text => Runs(DraftText.Of(source, sketch, text, withPaging: true)), unsure);
            mapping = DraftText.Of(source, sketch, draft, withPaging: true);
        }

        var trial = await DraftTrial.OfAsync(DraftText.Of(source, sketch, draft, withPaging: false), context, cancellationToken);
        unsure.AddRange(Texts(start, columns, sample, trial, sketch));
        return new ProbeFinding { Start = start, Sketch = sketch, Draft = draft, Mapping = mapping, Trial = trial, Records = sample.Count, Unsure = unsure };
    }

    private static bool Runs(string yaml) => Encoding.UTF8.GetBytes(yaml) is { Length: <= MappingFile.MostBytes } bytes && MappingFile.Read(bytes).Mapping is not null;

    // A column may be called as no mapping can name it; then what is made of it is left out, and the rest stands.
    private static FieldsDraft Smaller(FieldsDraft draft, Func<FieldsDraft, bool> runs, List<string> unsure)
    {
        var name = new DraftField("name", "{ value: draft }", []);
        var kept = draft with { Fields = [] };
        if (!runs(kept with { Fields = [name] })) kept = kept with { Id = new IdDraft("  id: { expression: \"to_string(@)\" }\n", [], false) };
        if (!runs(kept with { Fields = [name] }))
        {
            kept = kept with { Columns = [] };
            unsure.Add("The columns that name or reach persons could not be written as a mapping: name them under persons yourself before you use it.");
        }

        foreach (var field in draft.Fields)
        {
            var more = kept with { Fields = [.. kept.Fields, field] };
            bool hasName = more.Fields.Any(other => other.Key == "name");
            if (runs(hasName ? more : more with { Fields = [.. more.Fields, name] })) kept = more;
            else unsure.Add($"What was found for {field.Key} could not be written as a mapping and was left out.");
        }

        return kept.Fields.Any(field => field.Key == "name") ? kept : kept with { Fields = [.. kept.Fields, name] };
    }

    private static IEnumerable<string> Texts(SourceStart start, IReadOnlyList<ColumnProfile> columns, SampleRows sample, DraftTrial? trial, SourceSketch sketch)
    {
        if (start.IsCut) yield return string.Create(CultureInfo.InvariantCulture, $"The source is larger than {SourceStart.MostBytes >> 20} MiB; only its start was looked at.");
        if (sample.Failure is { } failure && !start.IsCut) yield return $"The reading ends early: {failure.Message}";
        var values = columns.Where(column => !column.IsPerson).SelectMany(column => column.Values).ToList();
        int garbled = values.Count(value => Mojibake.IsIn(value));
        if (garbled > 0) yield return string.Create(CultureInfo.InvariantCulture, $"{garbled} texts hold letters that somebody read in a wrong encoding before (\"Ã©\" for \"é\"). They are mended where that is certain; tell the partner.");
        int broken = values.Count(value => value.Contains('\uFFFD', StringComparison.Ordinal));
        if (broken > 0) yield return string.Create(CultureInfo.InvariantCulture, $"{broken} texts hold characters that were lost (\uFFFD). If that is not the partner's own fault, say encoding: under source.");
        if (trial is null || trial.Records == 0) yield break;
        if (trial.Usable < trial.Records) yield return string.Create(CultureInfo.InvariantCulture, $"{trial.Records - trial.Usable} of the first {trial.Records} records cannot be used; the preview says why.");
        if (trial.Usable > 0 && trial.Located == 0) yield return "No record has a place on the map: the host will look for it by the address.";
        else if (trial.Located * 10 < trial.Usable * 9) yield return string.Create(CultureInfo.InvariantCulture, $"{trial.Usable - trial.Located} of {trial.Usable} records have no place on the map.");
        if (sketch.Paging is null && sketch.Kind is Sources.SourceKind.Json or Sources.SourceKind.GeoJson && start.IsWeb) yield return "No paging was recognised: one request is taken to give all records. Compare with the number that the partner tells.";
    }
}
