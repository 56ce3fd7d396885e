namespace Federation.Fuzz.Inputs;

/// <summary>How a source is written.</summary>
internal enum Notation
{
    Table,
    Json,
    Xml,
    Html,
    Yaml,
}
