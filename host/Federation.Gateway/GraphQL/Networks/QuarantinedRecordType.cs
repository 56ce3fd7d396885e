using System.Text;
using System.Text.Json;
using System.Text.Json.Serialization;
using Federation.Cluster.Sync;
using Federation.Contracts;
using Federation.Gateway.GraphQL.Loading;
using Federation.Gateway.GraphQL.Runs;
using GraphQL.Types;

namespace Federation.Gateway.GraphQL.Networks;

internal sealed class QuarantinedRecordType : ObjectGraphType<QuarantinedRecord>
{
    private const int MostRawBytes = 16_384;

    public QuarantinedRecordType()
    {
        Name = "QuarantinedRecord";
        Description = "A record that could not become a listing, kept with its reasons until the source mends it or no longer shows it.";
        Field<StringGraphType>("sourceId").Description("The network's own id for it; null where it gave none.").Resolve(context => context.Source.SourceId is { Length: > 0 } id ? id : null);
        Field<StringGraphType>("locator").Description("Where it stood in the source: a row or a pointer.").Resolve(context => context.Source.Locator);
        Field<NonNullGraphType<StringGraphType>>("raw")
            .Description($"The record as it came, without its person fields, as text: its first {MostRawBytes} bytes.")
            .Resolve(context => Encoding.UTF8.GetString(context.Source.Raw.AsSpan(0, Math.Min(MostRawBytes, context.Source.Raw.Length))));
        Field<NonNullGraphType<IntGraphType>>("rawLength").Description("The length of the whole record in bytes.").Resolve(context => context.Source.Raw.Length);
        Field<StringGraphType>("draft")
            .Description("What the adapter made of it, as JSON, to be read beside the raw record; null where it made nothing.")
            .Resolve(context => context.Source.Draft is { } draft ? JsonSerializer.Serialize(draft, DraftJson.Default.ListingDraft) : null);
        Field<NonNullGraphType<BooleanGraphType>>("canReplay").Description("Whether a mended mapping can take it; false where the source itself is to be mended.").Resolve(context => context.Source.CanReplay);
        Field<NonNullGraphType<DateTimeScalar>>("since").Description("Since when it stands here in this form.").Resolve(context => context.Source.Since);
        Field<SyncRunType>("run").Description("The run that first met it in this form.").Resolve(context => context.Directory().Runs.Load((context.Source.Network, context.Source.Run)));
        Field<NonNullGraphType<ListGraphType<NonNullGraphType<IssueType>>>>("issues").Description("All that was found; at least one is an error.").Resolve(context => context.Source.Issues);
    }
}

/// <summary>How a draft is shown.</summary>
[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase, DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull, WriteIndented = true)]
[JsonSerializable(typeof(ListingDraft))]
internal sealed partial class DraftJson : JsonSerializerContext;
