using Federation.Cluster.Adapters.Protocol;
using Federation.Cluster.Adapters.Worker;
using Federation.Contracts;
using Federation.Fuzz.Subjects;

namespace Federation.Fuzz.Laws;

/// <summary>One input read to its end as a worker does it: opened, sniffed, paged, persons cut out, packed into frames and read back.</summary>
/// <param name="Given">The records as the adapter gave them.</param>
/// <param name="Packed">The same records as the host gets them.</param>
/// <param name="Failure">What ended the reading; null where it came to the end.</param>
/// <param name="Ended">Whether the last page said that the snapshot ended.</param>
internal sealed record Reading(IReadOnlyList<SourceRecord> Given, IReadOnlyList<SourceRecord> Packed, AdapterException? Failure, bool Ended)
{
    private const int PageBytes = 16 << 20;

    public static async Task<Reading> OfAsync(Subject subject, byte[] input, IChopping chopping)
    {
        var packer = new PagePacker(Start);
        var given = new List<SourceRecord>();
        var packed = new List<SourceRecord>();
        bool ended = false;
        AdapterException? failure = null;
        try
        {
            var request = new FetchRequest();
            await foreach (var page in subject.Adapter.FetchAsync(request, subject.Serve(input, chopping), CancellationToken.None))
            {
                BreachException.Require(!ended, LawNames.End, "a page after the last", () => "There is a page after the one that ended the snapshot.");
                BreachException.Require(page.Records.Count <= request.PageSize, LawNames.Record, "page size", () => $"A page has {page.Records.Count} records.");
                given.AddRange(page.Records);
                packed.AddRange(packer.Pack(page, int.MaxValue).Page.Records);
                ended = page.EndOfSnapshot;
            }
        }
        catch (AdapterException exception)
        {
            failure = exception;
        }

        return new Reading(given, packed, failure, ended);
    }

    private static StartMessage Start { get; } = new()
    {
        Protocol = 0,
        Assembly = "",
        Type = "",
        ContractFrom = "",
        ContractBelow = "",
        Capabilities = AdapterCapabilities.Snapshot,
        Config = default,
        PageRecords = 1_000,
        PageBytes = PageBytes,
        RecordBytes = RecordLimits.Raw,
    };
}
