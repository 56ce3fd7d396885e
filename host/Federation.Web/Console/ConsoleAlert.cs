namespace Federation.Web.Console;

/// <summary>Something of a network that waits for a person.</summary>
/// <param name="Message">In English.</param>
/// <param name="Remedy">In the reader's language.</param>
public sealed record ConsoleAlert(string Code, string Message, string Remedy, DateTimeOffset Since)
{
    internal const string Selection = "code message remedy(language: $language) since";
}
