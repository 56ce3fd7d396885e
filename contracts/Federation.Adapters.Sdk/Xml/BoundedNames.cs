using System.Xml;
using Federation.Contracts;

namespace Federation.Adapters.Sdk;

/// <summary>The names that an XML reader has met and keeps to its end, but not without end.</summary>
internal sealed class BoundedNames : NameTable
{
    // Formats have tens of names. Whoever has this many makes them up.
    private const int Most = 20_000;
    private const int MostCharacters = 4 << 20;

    private int _names;
    private int _characters;

    public override string Add(char[] key, int start, int len) => Get(key, start, len) ?? Counted(base.Add(key, start, len));

    public override string Add(string key) => Get(key) ?? Counted(base.Add(key));

    private string Counted(string name)
    {
        _names++;
        _characters += name.Length;
        if (_names <= Most && _characters <= MostCharacters) return name;
        throw new AdapterException(FailureKind.SourceChanged, "xml.too-many-names", $"The XML has more than {Most} names of elements and attributes, or more than {MostCharacters} characters of them.");
    }
}
