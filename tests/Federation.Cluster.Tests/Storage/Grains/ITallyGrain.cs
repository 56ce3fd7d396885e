namespace Federation.Cluster.Tests.Storage.Grains;

/// <summary>A small grain that counts, to try the grain storage and the reminders through Orleans.</summary>
[Alias("tests.tally")]
public interface ITallyGrain : IGrainWithStringKey
{
    /// <summary>Adds one and says so in an event. True where the key was known and nothing was added.</summary>
    [Alias("add")]
    Task<bool> AddAsync(string? key);

    /// <summary>Adds one, and writes another row of its own in the same commit.</summary>
    /// <param name="expected">The other row's version.</param>
    [Alias("add-beside")]
    Task AddBesideAsync(long expected);

    [Alias("read")]
    Task<Tally> ReadAsync();

    [Alias("clear")]
    Task ClearAsync();

    [Alias("remind")]
    Task RemindAsync(string name);

    [Alias("reminders")]
    Task<string[]> RemindersAsync();

    [Alias("forget")]
    Task ForgetAsync(string name);

    /// <summary>Ends this activation: the next call reads from the store.</summary>
    [Alias("leave")]
    Task LeaveAsync();
}

/// <summary>What a <see cref="ITallyGrain"/> knows of its state.</summary>
[GenerateSerializer]
[Alias("tests.tally.value")]
public sealed record Tally([property: Id(0)] int Count, [property: Id(1)] string? ETag, [property: Id(2)] bool Exists);
