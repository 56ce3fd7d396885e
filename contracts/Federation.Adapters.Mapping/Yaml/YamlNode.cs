namespace Federation.Adapters.Mapping.Yaml;

/// <summary>A value in the file, and where it begins: line and column from 1.</summary>
internal abstract record YamlNode(int Line, int Column)
{
    /// <summary>What it is, for a message.</summary>
    public abstract string Kind { get; }
}

/// <param name="IsPlain">Written without quotes, so that <c>true</c>, <c>12</c> and nothing mean what they look like.</param>
internal sealed record YamlText(string Text, bool IsPlain, int Line, int Column) : YamlNode(Line, Column)
{
    /// <summary>Whether nothing was written.</summary>
    public bool IsNothing => IsPlain && Text is "" or "~" or "null";

    public override string Kind => IsNothing ? "nothing" : $"\"{Sdk.Excerpt.Of(Text)}\"";
}

internal sealed record YamlList(IReadOnlyList<YamlNode> Items, int Line, int Column) : YamlNode(Line, Column)
{
    public override string Kind => "a list";
}

internal sealed record YamlMember(string Name, int Line, int Column, YamlNode Value);

internal sealed record YamlMap(IReadOnlyList<YamlMember> Members, int Line, int Column) : YamlNode(Line, Column)
{
    public override string Kind => "a group of keys";
}
