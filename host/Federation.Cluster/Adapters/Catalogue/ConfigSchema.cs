using System.Diagnostics.CodeAnalysis;
using System.Text.Json;
using Federation.Contracts;
using NJsonSchema;
using NJsonSchema.Validation;

namespace Federation.Cluster.Adapters.Catalogue;

/// <summary>
/// The JSON Schema of an adapter's configuration. A property with <c>"x-secret": true</c> holds a secret. Immutable and thread safe.
/// </summary>
public sealed class ConfigSchema
{
    private readonly JsonSchema _schema;

    private ConfigSchema(JsonElement json, JsonSchema schema, IReadOnlyList<string> secrets)
    {
        Json = json;
        _schema = schema;
        SecretPointers = secrets;
    }

    /// <summary>The schema as the manifest gives it, for a form.</summary>
    public JsonElement Json { get; }

    /// <summary>JSON pointers, into a configuration, of the values that are secrets.</summary>
    public IReadOnlyList<string> SecretPointers { get; }

    /// <summary>The secrets in a configuration: texts and numbers at the pointers that the schema marks.</summary>
    public IEnumerable<string> SecretsIn(AdapterConfig config)
    {
        foreach (string pointer in SecretPointers)
        {
            var found = config.Values;
            bool isThere = pointer.Split('/').Skip(1).All(part => found.ValueKind == JsonValueKind.Object && found.TryGetProperty(Unescape(part), out found));
            if (isThere && found.ValueKind == JsonValueKind.String) yield return found.GetString()!;
            else if (isThere && found.ValueKind == JsonValueKind.Number) yield return found.GetRawText();
        }
    }

    /// <summary>
    /// Everything in a configuration that breaks the schema, each with a JSON pointer; empty when it is sound. Values are not
    /// quoted: they may be secrets.
    /// </summary>
    public IReadOnlyList<Issue> Check(AdapterConfig config) =>
        [.. Leaves(_schema.Validate(config.Values.GetRawText())).Select(ToIssue).Distinct()];

    /// <summary>Null, with the reasons noted, where the schema cannot be used.</summary>
    internal static ConfigSchema? Read(JsonElement element, string pointer, List<Issue> issues)
    {
        int before = issues.Count;
        RefuseOutsideReferences(element, pointer, issues);
        if (!element.TryGetProperty("type", out var type) || type.ValueKind != JsonValueKind.String || type.GetString() != "object")
        {
            issues.Add(Issue.Error("manifest.value", "\"configSchema\" must describe an object: \"type\": \"object\".", pointer + "/type"));
        }

        // A reference that leaves the document would be fetched by the schema library: nothing is parsed before it is refused.
        if (issues.Count > before || !TryParse(element, pointer, issues, out var schema)) return null;
        var secrets = new List<string>();
        CollectSecrets(element, "", secrets);
        return new ConfigSchema(element.Clone(), schema, secrets);
    }

    [SuppressMessage("Design", "CA1031", Justification = "The library throws many types for a schema that is none; each means the same here.")]
    private static bool TryParse(JsonElement element, string pointer, List<Issue> issues, [NotNullWhen(true)] out JsonSchema? schema)
    {
        try
        {
            // Without outside references nothing is awaited.
            schema = JsonSchema.FromJsonAsync(element.GetRawText()).GetAwaiter().GetResult();
            schema.Validate("{}");
            return true;
        }
        catch (Exception exception)
        {
            issues.Add(Issue.Error("manifest.schema", $"\"configSchema\" is not a JSON Schema that can be used: {exception.GetType().Name}.", pointer));
            schema = null;
            return false;
        }
    }

    private static void RefuseOutsideReferences(JsonElement element, string pointer, List<Issue> issues)
    {
        if (element.ValueKind == JsonValueKind.Array)
        {
            int index = 0;
            foreach (var item in element.EnumerateArray()) RefuseOutsideReferences(item, $"{pointer}/{index++}", issues);
        }

        if (element.ValueKind != JsonValueKind.Object) return;
        foreach (var member in element.EnumerateObject())
        {
            string below = $"{pointer}/{Escape(member.Name)}";
            if (member.NameEquals("$ref") && member.Value.ValueKind == JsonValueKind.String && !member.Value.GetString()!.StartsWith('#'))
            {
                issues.Add(Issue.Error("manifest.schema", "A schema may refer only to itself: \"$ref\" must start with #.", below));
            }

            RefuseOutsideReferences(member.Value, below, issues);
        }
    }

    private static void CollectSecrets(JsonElement schema, string pointer, List<string> secrets)
    {
        if (schema.ValueKind != JsonValueKind.Object || !schema.TryGetProperty("properties", out var properties) || properties.ValueKind != JsonValueKind.Object) return;
        foreach (var property in properties.EnumerateObject())
        {
            string below = $"{pointer}/{Escape(property.Name)}";
            if (property.Value.ValueKind == JsonValueKind.Object && property.Value.TryGetProperty("x-secret", out var mark) && mark.ValueKind == JsonValueKind.True) secrets.Add(below);
            CollectSecrets(property.Value, below, secrets);
        }
    }

    // A failed anyOf or items reports its parts as children: the parts say what is wrong.
    private static IEnumerable<ValidationError> Leaves(IEnumerable<ValidationError> errors) => errors.SelectMany(error => error switch
    {
        ChildSchemaValidationError { Errors.Count: > 0 } parent => Leaves(parent.Errors.SelectMany(child => child.Value)),
        MultiTypeValidationError { Errors.Count: > 0 } parent => Leaves(parent.Errors.SelectMany(child => child.Value)),
        _ => [error],
    });

    private static Issue ToIssue(ValidationError error)
    {
        string pointer = ToPointer(error.Path);
        return error.Kind switch
        {
            ValidationErrorKind.PropertyRequired => Issue.Error("config.missing", $"The setting \"{error.Property}\" is missing.", pointer),
            ValidationErrorKind.NoAdditionalPropertiesAllowed => Issue.Error("config.unknown", $"The setting \"{error.Property}\" is not one of this adapter's.", pointer),
            _ => Issue.Error("config.invalid", $"The setting \"{error.Property ?? pointer}\" breaks the rule {error.Kind}.", pointer),
        };
    }

    // The library writes "#/a.b[0]".
    private static string ToPointer(string? path)
    {
        string rest = (path ?? "").TrimStart('#').TrimStart('/');
        return rest.Length == 0 ? "" : "/" + rest.Replace("]", "", StringComparison.Ordinal).Replace('[', '/').Replace('.', '/');
    }

    private static string Unescape(string part) => part.Replace("~1", "/", StringComparison.Ordinal).Replace("~0", "~", StringComparison.Ordinal);

    private static string Escape(string name) => name.Replace("~", "~0", StringComparison.Ordinal).Replace("/", "~1", StringComparison.Ordinal);
}
