using System.Globalization;
using CentresNear;

// Prints every centre around Dijon with its distance, the nearest first: CentresNear [URL [RADIUS_KM]].
string url = args is [var given, ..] ? given : "http://localhost:5080/";
double radiusKm = args is [_, var radius, ..] ? double.Parse(radius, CultureInfo.InvariantCulture) : 30;
using var http = new HttpClient { BaseAddress = new Uri(url), Timeout = TimeSpan.FromSeconds(20) };
try
{
    await foreach (var edge in new DirectoryClient(http).CentresNearAsync(47.322, 5.0415, radiusKm)) Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{edge.DistanceKm} km  {edge.Node.Name}"));
    return 0;
}
catch (DirectoryException refusal)
{
    Console.Error.WriteLine($"{refusal.Code}: {refusal.Message}");
    return 1;
}
