using System.Runtime.CompilerServices;
using Federation.Contracts;

namespace Federation.Adapters.Mapping.Probing;

/// <summary>
/// Looks at a listing that nobody has described, and drafts a mapping for it. It reads at most 8 MiB of the start of the setting <c>source</c>, and yields one record, <c>probe</c>, whose raw JSON is
/// what was found: the format, the columns with a few masked texts, what is unsure, and the draft as YAML. It maps nothing.
/// </summary>
public sealed class ProbeAdapter : IAdapter
{
    /// <summary>The one record's id.</summary>
    public const string RecordId = "probe";

    /// <inheritdoc/>
    public AdapterCapabilities Capabilities => AdapterCapabilities.Snapshot;

    /// <inheritdoc/>
    public async Task<CheckResult> CheckAsync(AdapterContext context, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(context);
        try
        {
            var finding = await ProbeRun.OfAsync(context, context.Config.RequiredText("source"), cancellationToken);
            return new CheckResult { Issues = [], Summary = finding.Sketch.Format };
        }
        catch (AdapterException exception)
        {
            return new CheckResult { Issues = [Issue.Error(exception.Code, exception.Message)] };
        }
    }

    /// <inheritdoc/>
    /// <exception cref="AdapterException"><c>probe.*</c>: nothing can be said of the source. Or what opening and parsing it throw.</exception>
    public async IAsyncEnumerable<Page> FetchAsync(FetchRequest request, AdapterContext context, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(context);
        var finding = await ProbeRun.OfAsync(context, context.Config.RequiredText("source"), cancellationToken);
        yield return new Page { Records = [new SourceRecord { SourceId = RecordId, Raw = finding.ToJson() }], EndOfSnapshot = true };
    }

    /// <inheritdoc/>
    public MapResult Map(SourceRecord record, MapContext context) => MapResult.Reject(Issue.Error("probe.maps-nothing", "A probe maps nothing."));
}
