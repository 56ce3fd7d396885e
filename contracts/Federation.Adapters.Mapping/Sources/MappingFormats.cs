using Federation.Adapters.Mapping.Records;
using Federation.Adapters.Sdk;

namespace Federation.Adapters.Mapping.Sources;

/// <summary>The SDK's formats as a mapping sets them. The ids are made later, from all that a row says.</summary>
internal static class MappingFormats
{
    public static RecordFormat Of(SourceRule source, RecordRules records, bool isWgs84) => source.Kind switch
    {
        SourceKind.Csv => new CsvFormat
        {
            // What tells rows apart has to be there, else every row would be quarantined one by one.
            RequiredHeaders = source.Headers is null ? [.. records.Id.Columns.Union(records.GroupBy)] : [],
            IdHeader = source.Headers is null && records is { IsGrouped: false, Id: ColumnId id } ? id.Column : null,
            PersonHeaders = records.Persons,
            CutsMailboxes = true,
            Headers = source.Headers,
            RowsBefore = source.RowsBefore,
        },
        SourceKind.Json when source.Records is { OnlyMember: null } way => new JsonWayFormat(way),
        SourceKind.Json => new JsonArrayFormat { Member = source.Records?.OnlyMember, IdPointer = NoId },
        SourceKind.GeoJson when isWgs84 => new GeoJsonFormat(NoId),

        // The SDK's own refuses coordinates that are not on WGS 84; here the mapping says what they are on.
        SourceKind.GeoJson => new JsonArrayFormat { Member = "features", IdPointer = NoId },
        SourceKind.Xml => new XmlElementFormat { Element = source.Element, IdPointer = NoId },
        SourceKind.Html => new HtmlRecordFormat { RecordSelector = source.Each, Fields = source.Take, IdField = "" },
        SourceKind.JsonLd => new JsonLdFormat { Types = source.Types, IdPointers = [] },
        _ => new SheetFormat(source),
    };

    // A pointer to nothing that a record has.
    private const string NoId = "/ /id";
}
