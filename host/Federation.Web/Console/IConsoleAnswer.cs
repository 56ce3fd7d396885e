namespace Federation.Web.Console;

/// <summary>What a page of a network's console got.</summary>
public interface IConsoleAnswer
{
    /// <summary>Null for an unknown network.</summary>
    ConsoleNetwork? Head { get; }
}
