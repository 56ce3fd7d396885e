using Federation.Cluster.Adapters.Protocol;
using Federation.Cluster.Adapters.Worker;
using Federation.Contracts;
using Federation.Fuzz.Subjects;

namespace Federation.Fuzz.Laws;

/// <summary>
/// One input read to its end as a worker does it: opened, sniffed, paged, persons cut out, packed into frames and read back. Records are not kept, as a
/// worker does not keep them.
/// </summary>
/// <param name="Prints">The records as the host gets them, in order.</param>
/// <param name="Failure">What ended the reading; null where it came to the end.</param>
/// <param name="Ended">Whether the last page said that the snapshot ended.</param>
internal sealed record Reading(IReadOnlyList<UInt128> Prints, AdapterException? Failure, bool Ended)
{
    private const int PageBytes = 16 << 20;

    /// <param name="onRecord">Called for each record, as the adapter gave it and as the host gets it; null for nothing.</param>
    public static async Task<Reading> OfAsync(Subject subject, byte[] input, IChopping chopping, Action<SourceRecord, SourceRecord>? onRecord = null)
    {
        var packer = new PagePacker(Start with { Capabilities = subject.Adapter.Capabilities });
        var prints = new List<UInt128>();
        bool ended = false;
        AdapterException? failure = null;
        try
        {
            var request = new FetchRequest();
            await foreach (var page in subject.Adapter.FetchAsync(request, subject.Serve(input, chopping), CancellationToken.None))
            {
                BreachException.Require(!ended, LawNames.End, "a page after the last", () => "There is a page after the one that ended the snapshot.");
                BreachException.Require(page.Records.Count <= request.PageSize, LawNames.Record, "page size", () => $"A page has {page.Records.Count} records.");
                var packed = packer.Pack(page, int.MaxValue).Page.Records;
                BreachException.Require(page.Records.Count == packed.Count, LawNames.Count, "packing", () => $"A page has {page.Records.Count} records, and {packed.Count} when packed.");
                foreach (var (given, arrived) in page.Records.Zip(packed))
                {
                    onRecord?.Invoke(given, arrived);
                    prints.Add(RecordPrint.Of(arrived));
                }

                ended = page.EndOfSnapshot;
            }
        }
        catch (AdapterException exception)
        {
            failure = exception;
        }

        return new Reading(prints, failure, ended);
    }

    private static StartMessage Start { get; } = new()
    {
        Protocol = 0,
        Capabilities = AdapterCapabilities.Snapshot,
        Config = default,
        PageRecords = 1_000,
        PageBytes = PageBytes,
        RecordBytes = RecordLimits.Raw,
    };
}
