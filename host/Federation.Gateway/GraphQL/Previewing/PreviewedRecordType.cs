using System.Text;
using System.Text.Json;
using Federation.Cluster.Adapters.Previewing;
using Federation.Cluster.Centres;
using Federation.Gateway.GraphQL.Networks;
using GraphQL.Types;

namespace Federation.Gateway.GraphQL.Previewing;

internal sealed class PreviewedRecordType : ObjectGraphType<PreviewedRecord>
{
    private const int MostRawBytes = 16_384;

    public PreviewedRecordType()
    {
        Name = "PreviewedRecord";
        Description = "A record of a sample, and what would become of it in a run.";
        Field<StringGraphType>("sourceId").Description("The id that the mapping gives it; null for none.").Resolve(context => context.Source.Source.SourceId is { Length: > 0 } id ? id : null);
        Field<StringGraphType>("locator").Description("Where it stands in the sample: a row or a pointer.").Resolve(context => context.Source.Source.Locator);
        Field<NonNullGraphType<StringGraphType>>("raw")
            .Description($"The record as it was read, without its person fields, as text: its first {MostRawBytes} bytes.")
            .Resolve(context => Encoding.UTF8.GetString(context.Source.Source.Raw.Span[..Math.Min(MostRawBytes, context.Source.Source.Raw.Length)]));
        Field<NonNullGraphType<IntGraphType>>("rawLength").Description("The length of the whole record in bytes.").Resolve(context => context.Source.Source.Raw.Length);
        Field<StringGraphType>("draft")
            .Description("What the mapping made of it, as JSON, to be read beside the raw record; null where it made nothing.")
            .Resolve(context => context.Source.Draft is { } draft ? JsonSerializer.Serialize(draft, DraftJson.Default.ListingDraft) : null);
        Field<NonNullGraphType<BooleanGraphType>>("isQuarantined").Description("Whether it would wait in quarantine and be no listing.").Resolve(context => context.Source.Listing is null);
        Field<NonNullGraphType<ListGraphType<NonNullGraphType<PreviewedFieldType>>>>("fields")
            .Description("What its listing would say, in the order people read it; empty where it would be none.")
            .Resolve(context => context.Source.Listing is { } listing ? ContentField.All.Select(field => (field.Name, Text: field.Text(listing))).Where(field => field.Text is not null).Select(field => new PreviewedField(field.Name, field.Text!)).ToList() : []); // the others were left out
        Field<NonNullGraphType<ListGraphType<NonNullGraphType<IssueType>>>>("issues").Description("All that was found, by the mapping and by the directory.").Resolve(context => context.Source.Issues);
    }
}

/// <param name="Field">As the schema names it.</param>
/// <param name="Value">As people read it.</param>
internal sealed record PreviewedField(string Field, string Value);

internal sealed class PreviewedFieldType : ObjectGraphType<PreviewedField>
{
    public PreviewedFieldType()
    {
        Name = "PreviewedField";
        Description = "What a listing would say in one field.";
        Field<NonNullGraphType<StringGraphType>>("field").Description("The field, as a centre's changes name it.").Resolve(context => context.Source.Field);
        Field<NonNullGraphType<StringGraphType>>("value").Description("The value in canonical form, for a person to read.").Resolve(context => context.Source.Value);
    }
}
