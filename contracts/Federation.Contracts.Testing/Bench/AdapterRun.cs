using System.Diagnostics.CodeAnalysis;
using Xunit;

namespace Federation.Contracts.Testing;

/// <summary>What one reading gave, whatever ended it. Immutable.</summary>
public sealed record AdapterRun
{
    private AdapterRun(IReadOnlyList<Page> pages, Exception? thrown)
    {
        Pages = pages;
        Thrown = thrown;
    }

    public IReadOnlyList<Page> Pages { get; }

    /// <summary>The named failure that ended it; null where it ended by itself.</summary>
    public AdapterException? Failure => Thrown as AdapterException;

    /// <summary>The records of all pages, in order.</summary>
    public IReadOnlyList<SourceRecord> Records => [.. Pages.SelectMany(page => page.Records)];

    /// <summary>Whether the last page said that the source was read to its end.</summary>
    public bool Complete => Pages.Count > 0 && Pages[^1].EndOfSnapshot;

    /// <summary>What was thrown, be it named or not.</summary>
    internal Exception? Thrown { get; }

    /// <summary>Reads until the end, or until an <see cref="AdapterException"/>; whatever else is thrown comes out.</summary>
    /// <param name="request">A full reading from the start, where none is given.</param>
    public static async Task<AdapterRun> OfAsync(IAdapter adapter, AdapterContext context, FetchRequest? request = null)
    {
        var run = await ReadAsync(adapter, context, request ?? new FetchRequest(), TestContext.Current.CancellationToken);
        if (run.Thrown is not (null or AdapterException)) System.Runtime.ExceptionServices.ExceptionDispatchInfo.Throw(run.Thrown);
        return run;
    }

    /// <summary>Maps as the host does: persons are cut out first; a record with an error is not mapped, nor is one without an id. The record is as it was read.</summary>
    public IEnumerable<(SourceRecord Record, MapResult Result)> Mapped(IAdapter adapter, AdapterContext context)
    {
        ArgumentNullException.ThrowIfNull(adapter);
        ArgumentNullException.ThrowIfNull(context);
        return Records.Select(record => (Record: record, Cut: PersonCut.Of(record)))
            .Where(pair => CaseTrial.IsMapped(pair.Cut))
            .Select(pair => (pair.Record, adapter.Map(pair.Cut, new MapContext { Config = context.Config })));
    }

    [SuppressMessage("Design", "CA1031", Justification = "Whatever a stranger's adapter throws is what is to be told.")]
    internal static async Task<AdapterRun> ReadAsync(IAdapter adapter, AdapterContext context, FetchRequest request, CancellationToken cancellationToken)
    {
        var pages = new List<Page>();
        try
        {
            await foreach (var page in adapter.FetchAsync(request, context, cancellationToken)) pages.Add(page);
        }
        catch (Exception exception)
        {
            return new AdapterRun(pages, exception);
        }

        return new AdapterRun(pages, null);
    }
}
