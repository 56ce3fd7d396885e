using Microsoft.AspNetCore.Http;

namespace Federation.Web.Operating.Acting;

/// <summary>What was typed into a form. Immutable.</summary>
public sealed record ActForm(string Act, IReadOnlyDictionary<string, string> Values)
{
    /// <summary>What the form calls the field that says which act it is.</summary>
    public const string Do = "do";

    private static readonly char[] Between = [' ', ',', ';', '\r', '\n', '\t'];

    /// <summary>Without space around it; empty where nothing was typed.</summary>
    public string this[string field] => Values.GetValueOrDefault(field, "");

    /// <summary>The same, null where nothing was typed.</summary>
    public string? Optional(string field) => this[field] is { Length: > 0 } typed ? typed : null;

    /// <summary>Words that stand apart by spaces, commas or lines; null for none.</summary>
    public IReadOnlyList<string>? Words(string field) => this[field].Split(Between, StringSplitOptions.RemoveEmptyEntries) is { Length: > 0 } words ? words : null;

    internal static ActForm Read(Act act, IFormCollection form) => new(act.Name, act.Fields.ToDictionary(field => field, field => form[field].ToString().Trim(), StringComparer.Ordinal));
}
