namespace Federation.Cluster.Operating.Acts;

/// <summary>One of the places where decisions are written down. Thread safe.</summary>
public interface IActTrail
{
    /// <summary>Those of it, in any order. What cannot be read is passed over: whoever checks the store tells of it.</summary>
    IAsyncEnumerable<StaffAct> ReadAsync(CancellationToken cancellationToken);
}
