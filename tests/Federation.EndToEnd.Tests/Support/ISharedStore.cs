namespace Federation.EndToEnd.Tests.Support;

/// <summary>A store that several hosts have at once.</summary>
internal interface ISharedStore : IAsyncDisposable
{
    /// <summary>The environment variables by which a host learns of it.</summary>
    IReadOnlyDictionary<string, string> Variables { get; }
}
