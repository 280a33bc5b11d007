/// 1,797 handwritten digits as the network's inputs and outputs.
module Digits

open DslNet
open DslNet.Data
open Networks

/// The sums of an 8×8 picture, by row and by column.
let profileOf (picture: float32[]) =
    let at row column = picture[row * 8 + column]
    Array.append [| for row in 0..7 -> Seq.init 8 (at row) |> Seq.sum |] [| for column in 0..7 -> Seq.init 8 (fun row -> at row column) |> Seq.sum |]

/// All samples, scaled to 0..1: pictures, profiles, which digit, and whether it is even.
let load () =
    let digits = Datasets.Digits()
    let pictures = [| for row in 0 .. digits.Count - 1 -> digits.Input(row).ToArray() |> Array.map (fun pixel -> pixel / 16.0f) |]
    let labels = digits.Labels.ToArray()

    Dataset.For(
        DigitNet.Info,
        [| NamedValues.Of("picture", Array.concat pictures)
           NamedValues.Of("profile", pictures |> Array.map (profileOf >> Array.map (fun sum -> sum / 8.0f)) |> Array.concat) |],
        [| NamedValues.Of("digit", labels)
           NamedValues.Of("even", labels |> Array.map (fun digit -> if digit % 2 = 0 then 1.0f else 0.0f)) |]
    )
