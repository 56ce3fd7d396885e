using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Diagnostics;

namespace Federation.Gateway.Tests.Identity.Federating.Clients;

/// <summary>An account store that writes no used proof down while it is busy.</summary>
internal sealed class BusyStore : SaveChangesInterceptor
{
    public bool IsBusy { get; set; }

    public override ValueTask<InterceptionResult<int>> SavingChangesAsync(DbContextEventData eventData, InterceptionResult<int> result, CancellationToken cancellationToken = default)
    {
        bool isProof = eventData.Context!.ChangeTracker.Entries().Any(entry => entry.Metadata.FindProperty("Type") is not null && entry.CurrentValues["Type"] is "used_client_assertion"); // It is saving one.
        return IsBusy && isProof ? throw new DbUpdateException("The database is locked.") : ValueTask.FromResult(result);
    }
}
