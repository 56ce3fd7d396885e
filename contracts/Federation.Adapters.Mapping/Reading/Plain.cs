using Federation.Adapters.Mapping.Yaml;

namespace Federation.Adapters.Mapping.Reading;

/// <summary>Plain values of the file.</summary>
internal static class Plain
{
    public static string? Text(YamlNode node, Problems problems, string what, Func<string, bool>? isGood = null, string rule = "a text")
    {
        if (node is YamlText { IsNothing: false, Text: var text } && !string.IsNullOrWhiteSpace(text) && (isGood?.Invoke(text) ?? true)) return text;
        problems.Add("mapping.value", $"{what} is {node.Kind}; it must be {rule}.", node);
        return null;
    }

    /// <summary>A list of texts, or one text for a list of one.</summary>
    public static IReadOnlyList<string> Texts(YamlNode node, Problems problems, string what, Func<string, bool>? isGood = null, string rule = "a text")
    {
        if (node is YamlText) return Text(node, problems, what, isGood, rule) is { } text ? [text] : [];
        if (node is YamlList list) return [.. list.Items.Select(item => Text(item, problems, $"An item of {what}", isGood, rule)).OfType<string>()];
        problems.Add("mapping.value", $"{what} is {node.Kind}; it must be a text or a list of texts.", node);
        return [];
    }

    /// <summary>The members of a group whose keys are free.</summary>
    public static IReadOnlyList<YamlMember> Members(YamlNode node, Problems problems, string what)
    {
        if (node is YamlMap map) return map.Members;
        problems.Add("mapping.value", $"{what} is {node.Kind}; it must be a group of keys.", node);
        return [];
    }
}
