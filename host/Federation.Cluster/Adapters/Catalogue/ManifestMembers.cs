using System.Text.Json;
using Federation.Contracts;

namespace Federation.Cluster.Adapters.Catalogue;

/// <summary>
/// Takes the members of one JSON object of a manifest by name and notes each that is missing, of the wrong type, or left over
/// at the end.
/// </summary>
internal sealed class ManifestMembers
{
    private readonly Dictionary<string, JsonElement> _rest = new(StringComparer.Ordinal);
    private readonly List<Issue> _issues;
    private readonly string _pointer;

    public ManifestMembers(JsonElement element, string pointer, List<Issue> issues)
    {
        _pointer = pointer;
        _issues = issues;
        foreach (var member in element.EnumerateObject()) _rest[member.Name] = member.Value;
    }

    /// <summary>A text that is not blank; null, with a note, for anything else.</summary>
    public string? Text(string name)
    {
        if (Take(name, JsonValueKind.String) is not { } value) return null;
        if (value.GetString() is { } text && !string.IsNullOrWhiteSpace(text)) return text;
        Problem("manifest.value", name, "must not be blank.");
        return null;
    }

    /// <summary>A text that passes a test; null, with a note, for anything else.</summary>
    public string? Text(string name, Func<string, bool> isValid, string rule)
    {
        if (Text(name) is not { } text) return null;
        if (isValid(text)) return text;
        Problem("manifest.value", name, rule);
        return null;
    }

    public ManifestMembers? Members(string name) => Take(name, JsonValueKind.Object) is { } value ? new ManifestMembers(value, Pointer(name), _issues) : null;

    /// <summary>The members of an object that may be left out; null, with a note only where it is something else.</summary>
    public ManifestMembers? OptionalMembers(string name) => _rest.ContainsKey(name) ? Members(name) : null;

    /// <summary>A number that may be left out; null, with a note only where it is something else or out of bounds.</summary>
    /// <param name="isValid">The bounds.</param>
    public double? OptionalNumber(string name, Func<double, bool> isValid, string rule)
    {
        if (!_rest.ContainsKey(name) || Take(name, JsonValueKind.Number) is not { } value) return null;
        if (value.TryGetDouble(out double number) && isValid(number)) return number;
        Problem("manifest.value", name, rule);
        return null;
    }

    public JsonElement? Object(string name) => Take(name, JsonValueKind.Object);

    /// <summary>An array of texts; null, with a note for each culprit, where it is not one.</summary>
    public IReadOnlyList<string>? Texts(string name, Func<string, bool> isValid, string rule)
    {
        if (Take(name, JsonValueKind.Array) is not { } array) return null;
        var texts = new List<string>();
        int index = 0;
        foreach (var item in array.EnumerateArray())
        {
            if (item.ValueKind == JsonValueKind.String && item.GetString() is { } text && isValid(text) && !texts.Contains(text, StringComparer.Ordinal)) texts.Add(text);
            else Problem("manifest.value", $"{name}/{index}", rule);
            index++;
        }

        return texts.Count == index ? texts : null;
    }

    public void Problem(string code, string name, string rule) => _issues.Add(Issue.Error(code, $"\"{name}\" {rule}", Pointer(name)));

    /// <summary>Notes what nobody asked for: most often a misspelt name.</summary>
    public void RefuseTheRest()
    {
        foreach (string name in _rest.Keys.Order(StringComparer.Ordinal)) Problem("manifest.unknown-member", name, "is not a member of a manifest.");
    }

    private JsonElement? Take(string name, JsonValueKind kind)
    {
        if (!_rest.Remove(name, out var value))
        {
            Problem("manifest.missing-member", name, "is missing.");
            return null;
        }

        if (value.ValueKind == kind) return value;
        Problem("manifest.value", name, $"must be {Describe(kind)}, not {Describe(value.ValueKind)}.");
        return null;
    }

    private string Pointer(string name) => $"{_pointer}/{name}";

    private static string Describe(JsonValueKind kind) => kind switch
    {
        JsonValueKind.Object => "an object",
        JsonValueKind.Array => "an array",
        JsonValueKind.String => "a text",
        JsonValueKind.Number => "a number",
        JsonValueKind.Null => "null",
        _ => "true or false",
    };
}
