namespace Federation.Adapters.Mapping.Reading;

/// <summary>The keys that a mapping has, by the kind of group they stand in. mapping.schema.json names the same, which a test holds.</summary>
internal static class Keys
{
    public const string File = "mapping";
    public const string Name = "name";
    public const string Licence = "licence";
    public const string Politeness = "politeness";
    public const string Setting = "setting";
    public const string Source = "source";
    public const string Paging = "paging";
    public const string Take = "take";
    public const string Records = "records";
    public const string Id = "id";
    public const string Condition = "condition";
    public const string Fields = "fields";
    public const string Address = "address";
    public const string Value = "value";
    public const string Step = "step";
    public const string Replace = "replace";
    public const string Number = "number";
    public const string Table = "table";
    public const string Location = "location";
    public const string Area = "area";
    public const string Hours = "hours";
    public const string Days = "days";
    public const string HourRows = "hourRows";
    public const string Price = "price";

    public static IReadOnlyDictionary<string, string[]> All { get; } = new Dictionary<string, string[]>(StringComparer.Ordinal)
    {
        [File] = ["id", "version", "name", "licence", "attribution", "hosts", "politeness", "settings", "source", "records", "fields", "tables"],
        [Name] = ["en", "fr"],
        [Licence] = ["id", "name", "url"],
        [Politeness] = ["requestsAtOnce", "secondsBetween"],
        [Setting] = ["description", "secret", "required"],
        [Source] = ["format", "address", "encoding", "delimiter", "headers", "rowsBefore", "records", "keyed", "element", "each", "take", "types", "sheet", "requestHeaders", "paging"],
        [Paging] = ["by", "parameter", "start", "size", "sizeParameter", "next", "total", "most"],
        [Take] = ["select", "attribute", "person"],
        [Records] = ["id", "where", "groupBy", "persons"],
        [Id] = ["hash", "expression"],
        [Condition] = ["column", "expression", "is", "isNot", "matches", "filled"],
        [Fields] = ["name", "description", "address", "location", "website", "phone", "openingHours", "services", "capacity", "languages", "accessibility", "prices", "labelClaim", "modifiedAt"],
        [Address] = ["street", "postalCode", "locality", "localityCode", "region", "country"],
        [Value] = ["from", "first", "all", "text", "expression", "value", "flags", "steps"],
        [Step] = ["html", "lower", "upper", "take", "split", "join", "replace", "table", "date", "number", "pad", "drop", "default"],
        [Replace] = ["text", "pattern", "with"],
        [Number] = ["unit"],
        [Table] = ["of", "words", "folded", "otherwise"],
        [Location] = ["latitude", "longitude", "x", "y", "point", "axes", "system", "area"],
        [Area] = ["south", "west", "north", "east"],
        [Hours] = ["days", "rows", "closed"],
        [Days] = ["monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday"],
        [HourRows] = ["day", "opens", "closes"],
        [Price] = ["words", "amount", "currency", "unit", "service"],
    };
}
