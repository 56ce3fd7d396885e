using Federation.Adapters.Mapping.Records;
using Federation.Adapters.Sdk;

namespace Federation.Adapters.Mapping.Sources;

/// <summary>The SDK's formats as a mapping sets them. The ids are made later, from all that a row says.</summary>
internal static class MappingFormats
{
    public static RecordFormat Of(MappingFile mapping) => Of(mapping.Source, mapping.Records, mapping.Columns, mapping.Fields.Location?.System.IsDegrees ?? true);

    /// <param name="columns">What has to be there.</param>
    public static RecordFormat Of(SourceRule source, RecordRules records, IReadOnlyList<string> columns, bool isWgs84) => source.Kind switch
    {
        SourceKind.Csv => new CsvFormat
        {
            // What a mapping names has to be there: a column that is misspelt, or was renamed, would else read as one that is empty everywhere.
            RequiredHeaders = source.Headers is null ? columns : [],
            IdHeader = records is { IsGrouped: false, Id: ColumnId id } ? id.Column : null,
            PersonHeaders = records.Persons,
            CutsMailboxes = true,
            Headers = source.Headers,
            RowsBefore = source.RowsBefore,
        },
        SourceKind.Json when source.IsKeyed || source.Records is { OnlyMember: null } => new JsonWayFormat(source),
        SourceKind.JsonLines => new JsonLinesFormat(),
        SourceKind.Json => new JsonArrayFormat { Member = source.Records?.OnlyMember, IdPointer = NoId },
        SourceKind.GeoJson when isWgs84 => new GeoJsonFormat(NoId),

        // The SDK's own refuses coordinates that are not on WGS 84; here the mapping says what they are on.
        SourceKind.GeoJson => new JsonArrayFormat { Member = "features", IdPointer = NoId },
        SourceKind.Xml => new XmlElementFormat { Element = source.Element, IdPointer = NoId },
        SourceKind.Html => new HtmlRecordFormat { RecordSelector = source.Each, Fields = source.Take, IdField = "" },
        SourceKind.JsonLd => new JsonLdFormat { Types = source.Types, IdPointers = [] },
        _ => new SpreadsheetFormat
        {
            RequiredHeaders = source.Headers is null ? columns : [],
            IdHeader = records is { IsGrouped: false, Id: ColumnId id } ? id.Column : null,
            PersonHeaders = records.Persons,
            CutsMailboxes = true,
            Sheet = source.Sheet,
            Headers = source.Headers,
            RowsBefore = source.RowsBefore,
            ReadsNamelessColumns = true,
        },
    };

    // A pointer to nothing that a record has.
    private const string NoId = "/ /id";
}
