namespace Federation.EndToEnd.Tests.Support;

/// <summary>A store that several hosts have at once.</summary>
internal interface ISharedStore : IAsyncDisposable
{
    /// <summary>The environment variable by which a host learns of it.</summary>
    string Variable { get; }

    string ConnectionString { get; }
}
