using System.Collections.Frozen;
using System.Diagnostics.CodeAnalysis;
using System.Reflection;

namespace Federation.Gateway.Identity.Access;

/// <summary>
/// Who may have which field of the API: exactly one rule for each, of every object type. It lies beside this type as <c>access.json</c> and is embedded by the
/// build; the guard before each field, the sentence in its description and <c>docs/access.md</c> come from it. Immutable and thread safe.
/// </summary>
internal sealed class AccessTable
{
    private static readonly Lazy<AccessTable> Embedded = new(Load);

    private readonly FrozenDictionary<(string Type, string Field), AccessRule> _rules;

    /// <exception cref="InvalidDataException">A field stands twice; the message names it.</exception>
    public AccessTable(IEnumerable<AccessRow> rows)
    {
        var rules = new Dictionary<(string, string), AccessRule>();
        Rows = [.. rows.OrderBy(row => row.Type, StringComparer.Ordinal).ThenBy(row => row.Field, StringComparer.Ordinal)];
        foreach (var row in Rows)
        {
            if (!rules.TryAdd((row.Type, row.Field), row.Rule)) throw new InvalidDataException($"{AccessFile.Name}: {row.Name} stands twice.");
        }

        _rules = rules.ToFrozenDictionary();
    }

    /// <summary>The table that this assembly carries.</summary>
    public static AccessTable Standard => Embedded.Value;

    /// <summary>Every row, by type and then by field.</summary>
    public IReadOnlyList<AccessRow> Rows { get; }

    public bool TryFind(string type, string field, [NotNullWhen(true)] out AccessRule? rule) => _rules.TryGetValue((type, field), out rule);

    private static AccessTable Load()
    {
        using var stream = Assembly.GetExecutingAssembly().GetManifestResourceStream(AccessFile.Name)!; // The build embeds it under this name.
        var bytes = new byte[stream.Length];
        stream.ReadExactly(bytes);
        return new AccessTable(AccessFile.Read(bytes));
    }
}
