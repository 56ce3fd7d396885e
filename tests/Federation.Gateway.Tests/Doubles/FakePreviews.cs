using Federation.Cluster.Adapters.Previewing;
using Federation.Cluster.Centres;
using Federation.Contracts;

namespace Federation.Gateway.Tests.Doubles;

/// <summary>Previews without a worker: what they answer is a test's to say.</summary>
internal sealed class FakePreviews : IMappingPreviews
{
    /// <summary>The last order; null where there was none.</summary>
    public PreviewOrder? Order { get; private set; }

    public PreviewAnswer Answer { get; set; } = new(new MappingPreview(
        [],
        [
            new PreviewedRecord(Record("1", "row 2", """{"nom":"La Ruche"}"""), new ListingDraft { Name = "La Ruche" }, new ListingContent { Name = "La Ruche", Website = "https://ruche.example/" }, [Issue.Warning("service.unknown", "\"x\" is not a service.", "/services")]),
            new PreviewedRecord(Record("", "row 3", """{"nom":"<b>"}"""), null, null, [Issue.Error("record.no-id", "The record has no id of its own.")]),
        ],
        HasMore: true));

    public Task<PreviewAnswer> PreviewAsync(PreviewOrder order, CancellationToken cancellationToken)
    {
        Order = order;
        return Task.FromResult(Answer);
    }

    private static SourceRecord Record(string id, string locator, string raw) => new() { SourceId = id, Locator = locator, Raw = System.Text.Encoding.UTF8.GetBytes(raw) };
}
