using System.Text.Json.Serialization;

namespace Federation.Web.Console.Members;

/// <summary>What <see cref="MembersQuestion"/> answers.</summary>
public sealed record MembersAnswer(MembersNetwork? Network) : IConsoleAnswer
{
    [JsonIgnore]
    public ConsoleNetwork? Head => Network;
}

public sealed record MembersNetwork : ConsoleNetwork
{
    /// <summary>Null for whoever does not manage the network.</summary>
    public MembersList? Members { get; init; }
}

/// <param name="Next">Null on an empty page.</param>
public sealed record MembersList(int TotalCount, bool HasMore, string? Next, IReadOnlyList<MemberRow> Items);

/// <param name="Mailbox">Its first letter and domain; null for somebody whom a provider vouches for.</param>
/// <param name="Ends">Null for open.</param>
/// <param name="IsRefused">Whether the provider said so.</param>
public sealed record MemberRow(string Key, string? Mailbox, string? Tier, DateTimeOffset? Ends, DateTimeOffset ConfirmedAt, bool IsBlocked, bool IsRefused)
{
    /// <summary>Enough of the key to tell members apart.</summary>
    [JsonIgnore]
    public string Short => Key[..Math.Min(8, Key.Length)];
}
